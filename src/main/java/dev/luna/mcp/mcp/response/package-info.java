/** JSON-RPC responses: results and failures, in the form of each era. */
package dev.luna.mcp.mcp.response;
