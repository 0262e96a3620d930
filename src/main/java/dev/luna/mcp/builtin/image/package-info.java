/**
 * Changes images of unknown origin: decoded within limits by {@code format}, turned, resized through Thumbnailator, made grey,
 * and written as PNG or JPEG, so small that models take them.
 */
package dev.luna.mcp.builtin.image;
