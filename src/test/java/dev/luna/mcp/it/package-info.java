/**
 * Black-box tests: a real server on a port of its own, with the project's own routes, over real HTTP. One package per behaviour:
 * {@code protocol} (MCP and JSON-RPC), {@code task}, {@code live} (edits of tool files), {@code tool} (what authors of tools
 * rely on), {@code server} (the process, its front door, its health), {@code original} (the requests of the original system),
 * {@code docs} (examples of the documentation), {@code testkit}, {@code command}, {@code sandbox}, and the families of tools.
 */
package dev.luna.mcp.it;
