/** {@code block:command}: makes a command of the owner's choice a tool. */
package dev.luna.mcp.builtin.command;
