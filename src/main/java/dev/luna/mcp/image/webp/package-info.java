/**
 * Lossless WebP (VP8L) and the transparency of lossy WebP. A decoder of our own, since libraries allocate and calculate as
 * much as a file says: here each transform comes once, and the number of codes is limited.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9649">RFC 9649</a>
 */
package dev.luna.mcp.image.webp;
