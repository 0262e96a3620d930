/**
 * Images of unknown origin: decoded within limits, turned to greyscale through Thumbnailator, written as PNG. What an
 * image claims to be is looked at before any of its pixels are.
 */
package dev.luna.mcp.image;
