/**
 * A decoder of WebP: lossless (VP8L), lossy (VP8) and the transparency of lossy images.
 *
 * <p>The server has a decoder of its own because the maintained Java library draws some lossy files wrongly (one in ten of those
 * tried), and lets a small lossless file ask for unbounded memory and time. Here both are bounded by the size of the image, which
 * the caller has checked. The tables of the lossy format ({@code vp8.properties}) are those of RFC 6386.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6386">RFC 6386: VP8 Data Format and Decoding Guide</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9649">RFC 9649: WebP Image Format</a>
 */
package dev.luna.mcp.builtin.image.webp;
