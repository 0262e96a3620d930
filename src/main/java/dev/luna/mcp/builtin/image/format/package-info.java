/**
 * Image files of unknown origin. Each format has a class that reads the header, checks every size in it, and gives a decoder a
 * copy with nothing but the image's own data: no metadata, profiles, thumbnails or other formats. The result is always sRGB, as
 * {@code TYPE_INT_RGB} or {@code TYPE_INT_ARGB}.
 */
package dev.luna.mcp.builtin.image.format;
