/** {@code block:command}: a command of the owner's choice as a tool. */
package dev.luna.mcp.builtin.command;
