package dev.luna.mcp.builtin.image;

/**
 * An encoded image.
 *
 * @param bytes the file
 * @param format png or jpeg
 * @param note a note for the caller, or null
 */
record EncodedImage(byte[] bytes, String format, String note) {}
