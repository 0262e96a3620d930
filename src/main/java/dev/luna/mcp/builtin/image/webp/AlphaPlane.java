package dev.luna.mcp.builtin.image.webp;

/**
 * The transparency of a lossy WebP picture.
 *
 * @param width of the picture
 * @param height of the picture
 */
public record AlphaPlane(int width, int height) {

    /**
     * Decodes an {@code ALPH} chunk.
     *
     * @return a value from 0 to 255 for each pixel
     * @throws WebpException if it is cut off or damaged
     */
    public int[] decode(byte[] chunk) throws WebpException {
        int[] alpha = (chunk[0] & 3) == 0 ? plain(chunk) : compressed(chunk);
        int filter = chunk[0] >> 2 & 3;
        if (filter != 0) {
            for (int i = 0; i < alpha.length; i++) {
                alpha[i] = alpha[i] + predicted(filter, alpha, i) & 0xff;
            }
        }
        return alpha;
    }

    private int[] plain(byte[] chunk) throws WebpException {
        int[] alpha = new int[width * height];
        if (chunk.length - 1 < alpha.length) {
            throw new WebpException("too little transparency");
        }
        for (int i = 0; i < alpha.length; i++) {
            alpha[i] = chunk[i + 1] & 0xff;
        }
        return alpha;
    }

    private int[] compressed(byte[] chunk) throws WebpException {
        int[] pixels = new LosslessDecoder(width, height).decode(chunk, 1);
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = pixels[i] >> 8 & 0xff;
        }
        return pixels;
    }

    private int predicted(int filter, int[] alpha, int at) {
        boolean firstColumn = at % width == 0;
        if (at < width) {
            return firstColumn ? 0 : alpha[at - 1];
        }
        int top = alpha[at - width];
        if (firstColumn) {
            return top;
        }
        int left = alpha[at - 1];
        return switch (filter) {
            case 1 -> left;
            case 2 -> top;
            default -> Math.max(0, Math.min(255, left + top - alpha[at - width - 1]));
        };
    }
}
