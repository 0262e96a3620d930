/** The components that the owner has added: the directory {@code lib/}, its lock file, and the class loader of its jars. */
package dev.luna.mcp.component;
