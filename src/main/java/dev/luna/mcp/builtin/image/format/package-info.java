/**
 * Image files of unknown origin. Each format has a class that reads the head, checks every size in it, and hands a decoder a
 * plain copy: the picture's own data, without metadata, profiles, thumbnails or other formats inside. What comes out is
 * always sRGB, as {@code TYPE_INT_RGB} or {@code TYPE_INT_ARGB}.
 */
package dev.luna.mcp.builtin.image.format;
