/** The command line of the jar: {@code luna} and its subcommands, one class each. No other package depends on it. */
package dev.luna.mcp.cli;
