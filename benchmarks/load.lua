-- The load of wrk: one message, sent again and again. Argument after "--": the file with the message.
-- Environment: AUTH_TOKEN, and MCP_SESSION if the server has given out a session. Prints one line of JSON to stderr.
local threads = {}
failed = 0 -- global: read by done() from each thread

wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
wrk.headers["Accept"] = "application/json, text/event-stream"
wrk.headers["Authorization"] = "Bearer " .. os.getenv("AUTH_TOKEN")
wrk.headers["MCP-Protocol-Version"] = "2025-06-18"
wrk.headers["Mcp-Session-Id"] = os.getenv("MCP_SESSION")

function setup(thread)
  table.insert(threads, thread)
end

function init(arguments)
  local file = assert(io.open(arguments[1], "rb"))
  wrk.body = file:read("*a")
  file:close()
end

-- A failed call can have status 200: JSON-RPC puts the error into the body, MCP also into the result.
function response(status, headers, body)
  if status ~= 200 or not body:find('"result"', 1, true) or body:find('"isError":true', 1, true) then
    failed = failed + 1
  end
end

function done(summary, latency)
  local lost = summary.errors.read + summary.errors.write + summary.errors.connect + summary.errors.timeout
  for _, thread in ipairs(threads) do
    lost = lost + thread:get("failed")
  end
  io.stderr:write(string.format('{"requests": %d, "seconds": %.6f, "p50": %.3f, "p99": %.3f, "p999": %.3f, "failed": %d}\n',
    summary.requests, summary.duration / 1e6, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3,
    latency:percentile(99.9) / 1e3, lost))
end
