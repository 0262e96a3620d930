/** The command line of the jar: {@code luna} and its subcommands, one class each. Knows everybody; nobody knows it. */
package dev.luna.mcp.cli;
