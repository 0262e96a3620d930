/**
 * The test kit: starts a server with given tools, calls them in every way a client can, stands in for the services behind
 * them, and checks each message of the server against the official schema. Published for authors of tools.
 */
package dev.luna.mcp.testkit;
