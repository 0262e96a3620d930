/** The operations of an API as its description has them: addresses, parameters, bodies, answers and security. */
package dev.luna.mcp.openapi.operation;
