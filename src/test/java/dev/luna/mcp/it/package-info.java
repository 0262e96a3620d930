/** Black-box tests: a real server on a port of its own, with the project's own routes, over real HTTP. */
package dev.luna.mcp.it;
