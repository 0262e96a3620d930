/**
 * What is wrong with a file of routes, and on which line: what it could not be loaded with, and what it should not do. Starts
 * nothing and calls nobody.
 */
package dev.luna.mcp.tool.check;
