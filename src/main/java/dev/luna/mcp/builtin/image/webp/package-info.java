/**
 * The pictures of WebP: lossless (VP8L), lossy (VP8) and its transparency. Decoders of our own: those that there are in Java allocate and
 * calculate as much as a lossless file says, and draw one lossy file in ten wrongly.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9649">RFC 9649</a>
 */
package dev.luna.mcp.builtin.image.webp;
