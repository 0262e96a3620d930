/** TLS of the server's own port: its certificate and key, which can be renewed while it runs. Loaded only if they are set. */
package dev.luna.mcp.http.tls;
