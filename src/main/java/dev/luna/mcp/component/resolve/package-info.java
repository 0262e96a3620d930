/** Finds the jars of components in Maven repositories, with the owner's Maven settings. Used by the command line only. */
package dev.luna.mcp.component.resolve;
