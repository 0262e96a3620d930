/** The archive and the image of a project: which files are in them, and how they are written. */
package dev.luna.mcp.cli.distribution;
