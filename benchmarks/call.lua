-- tools/call of one echo tool. Arguments after "--": the tool's name, the length of its message.
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
wrk.headers["Accept"] = "application/json, text/event-stream"
wrk.headers["Authorization"] = "Bearer " .. os.getenv("AUTH_TOKEN")
wrk.headers["MCP-Protocol-Version"] = "2025-06-18"

function init(arguments)
  local message = string.rep("x", tonumber(arguments[2]))
  wrk.body = '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"' .. arguments[1] ..
    '","arguments":{"message":"' .. message .. '"}}}'
end

function done(summary, latency)
  local failed = summary.errors.status + summary.errors.read + summary.errors.connect + summary.errors.timeout
  io.stderr:write(string.format("%.0f %.2f %d\n", summary.requests / summary.duration * 1e6, latency:percentile(99) / 1000, failed))
end
