/**
 * Transforms images of unknown origin: {@code format} decodes them within limits, and scales JPEGs down meanwhile; they are
 * rotated, resized with Thumbnailator, converted to greyscale, and encoded as PNG or JPEG, in a size that models accept.
 */
package dev.luna.mcp.builtin.image;
