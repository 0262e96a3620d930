package dev.luna.mcp.builtin.image;

/**
 * A changed image.
 *
 * @param bytes the file
 * @param format png or jpeg
 * @param note what the caller should know of it, or null
 */
record EncodedImage(byte[] bytes, String format, String note) {}
