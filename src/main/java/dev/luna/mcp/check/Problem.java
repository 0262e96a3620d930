package dev.luna.mcp.check;

/**
 * Something that is wrong in a file.
 *
 * @param line where, counted from 1
 * @param message what is wrong, and what would be right where that is known
 */
public record Problem(int line, String message) {}
