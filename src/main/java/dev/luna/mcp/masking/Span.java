package dev.luna.mcp.masking;

/** A part of a text, its end exclusive. */
record Span(int start, int end) {}
