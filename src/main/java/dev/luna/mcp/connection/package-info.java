/**
 * Connections: accounts of principals at services of OAuth 2, which they let the server use. How a principal connects one in a browser,
 * how the tokens are kept, renewed and revoked. {@code block:http} and the GitHub tools use them.
 */
package dev.luna.mcp.connection;
