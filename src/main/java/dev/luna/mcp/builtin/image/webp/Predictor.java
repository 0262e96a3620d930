package dev.luna.mcp.builtin.image.webp;

/**
 * The transform to differences from values that are predicted from neighbours, by block.
 *
 * @param width of the picture
 * @param blockBits the size of a block, as a power of two
 * @param blocks the way of predicting, for each block
 *
 */
record Predictor(int width, int blockBits, int[] blocks) implements Transform {

    private static final int BLACK = 0xff000000;

    @Override
    public int[] undo(int[] pixels) {
        int blocksInRow = PrefixCodeGroups.blocks(width, blockBits);
        for (int i = 0; i < pixels.length; i++) {
            int x = i % width;
            int y = i / width;
            int predicted;
            if (y == 0) {
                predicted = x == 0 ? BLACK : pixels[i - 1];
            } else if (x == 0) {
                predicted = pixels[i - width];
            } else {
                int mode = blocks[(y >> blockBits) * blocksInRow + (x >> blockBits)] >> 8 & 0xf;
                predicted = predicted(mode, pixels, i);
            }
            pixels[i] = Transform.sum(pixels[i], predicted);
        }
        return pixels;
    }

    private int predicted(int mode, int[] pixels, int at) {
        int left = pixels[at - 1];
        int top = pixels[at - width];
        int topLeft = pixels[at - width - 1];
        // In the last column this is the first pixel of the row.
        int topRight = pixels[at - width + 1];
        return switch (mode) {
            case 1 -> left;
            case 2 -> top;
            case 3 -> topRight;
            case 4 -> topLeft;
            case 5 -> average(average(left, topRight), top);
            case 6 -> average(left, topLeft);
            case 7 -> average(left, top);
            case 8 -> average(topLeft, top);
            case 9 -> average(top, topRight);
            case 10 -> average(average(left, topLeft), average(top, topRight));
            case 11 -> nearer(left, top, topLeft);
            case 12 -> full(left, top, topLeft);
            case 13 -> half(average(left, top), topLeft);
            default -> BLACK;
        };
    }

    private static int average(int a, int b) {
        return ((a ^ b) >>> 1 & 0x7f7f7f7f) + (a & b);
    }

    /** Left or top, whichever is nearer to left + top - topLeft. */
    private static int nearer(int left, int top, int topLeft) {
        int fromLeft = 0;
        int fromTop = 0;
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            int corner = topLeft >> shift & 0xff;
            fromLeft += Math.abs((top >> shift & 0xff) - corner);
            fromTop += Math.abs((left >> shift & 0xff) - corner);
        }
        return fromLeft < fromTop ? left : top;
    }

    private static int full(int left, int top, int topLeft) {
        int sum = 0;
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            sum |= clamped((left >> shift & 0xff) + (top >> shift & 0xff) - (topLeft >> shift & 0xff)) << shift;
        }
        return sum;
    }

    private static int half(int average, int topLeft) {
        int sum = 0;
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            int channel = average >> shift & 0xff;
            sum |= clamped(channel + (channel - (topLeft >> shift & 0xff)) / 2) << shift;
        }
        return sum;
    }

    private static int clamped(int value) {
        return Math.max(0, Math.min(255, value));
    }

    @Override
    public int widthAfter() {
        return width;
    }
}
