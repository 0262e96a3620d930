package dev.luna.mcp.builtin.image.webp;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Set;

/**
 * A decoder of lossless WebP. Its memory grows with the given size, not with sizes in the stream.
 *
 * @param width of the picture
 * @param height of the picture
 *
 */
public record LosslessDecoder(int width, int height) {

    private enum Kind {
        PREDICTOR,
        COLOR,
        SUBTRACT_GREEN,
        COLOR_INDEXING
    }

    /**
     * Decodes a stream.
     *
     * @param bytes hold the stream
     * @param from the position after the image's size
     * @return the pixels, with transparency
     * @throws WebpException if the stream is cut off or damaged
     */
    public int[] decode(byte[] bytes, int from) throws WebpException {
        BitReader bits = new BitReader(bytes, from, bytes.length);
        Deque<Transform> transforms = new ArrayDeque<>();
        Set<Kind> seen = EnumSet.noneOf(Kind.class);
        int packedWidth = width;
        while (bits.readFlag()) {
            Kind kind = Kind.values()[bits.read(2)];
            if (!seen.add(kind)) {
                throw new WebpException("a transform that comes twice");
            }
            Transform transform = read(kind, bits, packedWidth);
            packedWidth = transform.widthAfter();
            transforms.push(transform);
        }
        int[] pixels = LosslessPixels.ofPicture(bits, packedWidth, height);
        for (Transform transform : transforms) {
            pixels = transform.undo(pixels);
        }
        return pixels;
    }

    private Transform read(Kind kind, BitReader bits, int packedWidth) throws WebpException {
        switch (kind) {
            case SUBTRACT_GREEN:
                return new SubtractGreen(packedWidth);
            case COLOR_INDEXING:
                int colours = bits.read(8) + 1;
                return new ColorIndexing(packedWidth, height, LosslessPixels.ofParameters(bits, colours, 1));
            default:
                int blockBits = bits.read(3) + 2;
                int[] blocks = LosslessPixels.ofParameters(
                        bits,
                        PrefixCodeGroups.blocks(packedWidth, blockBits),
                        PrefixCodeGroups.blocks(height, blockBits));
                return kind == Kind.COLOR
                        ? new ColorTransform(packedWidth, blockBits, blocks)
                        : new Predictor(packedWidth, blockBits, blocks);
        }
    }
}
