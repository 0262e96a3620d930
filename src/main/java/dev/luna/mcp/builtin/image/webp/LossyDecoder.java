package dev.luna.mcp.builtin.image.webp;

/**
 * A decoder of lossy WebP: one key frame of VP8. It takes about 14 bytes of memory for each pixel.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6386">RFC 6386</a>
 */
public final class LossyDecoder {

    private static final int HEAD = 10;
    private static final LossyTables TABLES = LossyTables.read();

    private final int width;
    private final int height;
    private final int columns;
    private final int rows;
    private final Plane[] planes;

    /** A decoder for a picture of a size. */
    public LossyDecoder(int width, int height) {
        this.width = width;
        this.height = height;
        this.columns = (width + 15) / 16;
        this.rows = (height + 15) / 16;
        this.planes = new Plane[] {
            new Plane(columns * 16, rows * 16), new Plane(columns * 8, rows * 8), new Plane(columns * 8, rows * 8)
        };
    }

    /**
     * Decodes a frame.
     *
     * @return the pixels, without transparency
     * @throws WebpException if its parts do not lie in it
     */
    public int[] decode(byte[] frame) throws WebpException {
        int first = (frame[0] & 0xff | (frame[1] & 0xff) << 8 | (frame[2] & 0xff) << 16) >> 5;
        int second = HEAD + first;
        BoolDecoder modes = new BoolDecoder(frame, HEAD, Math.min(second, frame.length));
        LossyHeader header = new LossyHeader(modes, TABLES);
        BoolDecoder[] parts = parts(frame, second, header.partitions);
        MacroBlocks blocks = new MacroBlocks(header, modes, TABLES, planes, columns);
        LoopFilter filter = new LoopFilter(header.simpleFilter, header.sharpness);
        int[] levels = new int[columns * rows];
        for (int row = 0; row < rows; row++) {
            blocks.startRow();
            for (int column = 0; column < columns; column++) {
                levels[row * columns + column] = blocks.read(column, row, parts[row % parts.length]);
            }
        }
        for (int i = 0; i < levels.length; i++) {
            filter.apply(planes, i % columns, i / columns, levels[i] >> 1, (levels[i] & 1) == 1);
        }
        return new ChromaPixels(planes, width, height).pixels();
    }

    private static BoolDecoder[] parts(byte[] frame, int start, int count) throws WebpException {
        BoolDecoder[] parts = new BoolDecoder[count];
        int at = start + 3 * (count - 1);
        if (at > frame.length) {
            throw new WebpException("the stream is cut off");
        }
        for (int i = 0; i < count; i++) {
            int size = start + 3 * i;
            int end = i == count - 1
                    ? frame.length
                    : at + (frame[size] & 0xff | (frame[size + 1] & 0xff) << 8 | (frame[size + 2] & 0xff) << 16);
            if (end > frame.length) {
                throw new WebpException("the stream is cut off");
            }
            parts[i] = new BoolDecoder(frame, at, end);
            at = end;
        }
        return parts;
    }
}
