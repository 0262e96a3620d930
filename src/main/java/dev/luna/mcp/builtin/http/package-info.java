/**
 * {@code block:http}: sends a tool's arguments to a service, with the headers, the credentials and the retries that the tool file
 * declares. Credentials are settings of the owner's, and each is sent to one service only.
 */
package dev.luna.mcp.builtin.http;
