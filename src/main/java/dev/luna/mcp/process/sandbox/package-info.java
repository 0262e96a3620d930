/** Where the code of projects runs: as it is, behind the sandboxWrappers of namespaces, or in a container. */
package dev.luna.mcp.process.sandbox;
