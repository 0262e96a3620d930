/** Sandboxes for the code of projects: none, namespaces, or a container. */
package dev.luna.mcp.process.sandbox;
