package dev.luna.mcp.builtin.image.format;

import dev.luna.mcp.tool.InvalidArgumentException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Set;

/**
 * A TIFF file. Only the first image is decoded. A directory can contain other formats, counts and sizes without limit, and
 * references in circles; the decoder gets one with checked tags only.
 */
final class TiffFile {

    private static final Set<Long> COMPRESSIONS = Set.of(1L, 2L, 3L, 4L, 5L, 8L, 32_773L, 32_946L);
    private static final Set<Long> DEPTHS = Set.of(1L, 2L, 4L, 8L, 16L);
    private static final int MOST_CHANNELS = 5;
    private static final int INKS = 5;

    /** The number of pixels by which a tile may be larger than the image. */
    private static final long TILE_PIXELS = 1 << 20;

    private final TiffDirectory directory;
    private final int fileLength;
    private final long width;
    private final long height;

    private TiffFile(ByteBuffer file) {
        this.directory = TiffDirectory.first(file);
        this.fileLength = file.limit();
        this.width = directory.number(TiffDirectory.WIDTH, 0);
        this.height = directory.number(TiffDirectory.HEIGHT, 0);
    }

    static ImageFile open(byte[] bytes) {
        TiffFile tiff = new TiffFile(TiffDirectory.ordered(bytes));
        if (tiff.width > Integer.MAX_VALUE || tiff.height > Integer.MAX_VALUE) {
            throw new DamagedImageException("size");
        }
        tiff.checkSamples();
        if (tiff.directory.has(TiffDirectory.TILE_WIDTH)) {
            tiff.checkTiles();
        } else {
            tiff.checkStrips();
        }
        tiff.directory.roundPalette();
        byte[] plain = tiff.directory.appendedTo(bytes);
        RuntimeDecoder decoder = new RuntimeDecoder("tiff", (int) tiff.width, (int) tiff.height);
        int orientation = (int) tiff.directory.number(TiffDirectory.ORIENTATION, 1);
        return ImageFile.turned(
                decoder.width(), decoder.height(), ExifOrientation.of(orientation), () -> tiff.pixels(decoder, plain));
    }

    private void checkSamples() {
        long compression = directory.number(TiffDirectory.COMPRESSION, 1);
        if (!COMPRESSIONS.contains(compression)) {
            throw new InvalidArgumentException("The TIFF image is compressed in a way (" + compression
                    + ") that is not read: JPEG inside, for example. Save it with LZW or Deflate, or as a PNG.");
        }
        boolean depths = directory.numbers(TiffDirectory.BITS).stream().allMatch(DEPTHS::contains);
        boolean whole = directory.numbers(TiffDirectory.SAMPLE_FORMAT).stream().allMatch(format -> format == 1);
        if (!depths || !whole || channels() < 1 || channels() > MOST_CHANNELS) {
            throw new InvalidArgumentException("The TIFF image has samples that cannot be read. Expected up to "
                    + MOST_CHANNELS + " channels of whole numbers with up to 16 bits.");
        }
    }

    private long channels() {
        return directory.number(TiffDirectory.CHANNELS, 1);
    }

    private void checkTiles() {
        long tileWidth = directory.number(TiffDirectory.TILE_WIDTH, 0);
        long tileHeight = directory.number(TiffDirectory.TILE_HEIGHT, 0);
        if (tileWidth < 1 || tileHeight < 1 || tileWidth > TILE_PIXELS || tileHeight > TILE_PIXELS) {
            throw new DamagedImageException("tiles");
        }
        if (tileWidth * tileHeight > Math.max(TILE_PIXELS, width * height)) {
            throw new DamagedImageException("tiles that are larger than the picture");
        }
        long tiles = Math.multiplyExact(over(width, tileWidth), over(height, tileHeight));
        checkPlaces(TiffDirectory.TILE_OFFSETS, TiffDirectory.TILE_LENGTHS, tiles);
    }

    private void checkStrips() {
        long rows = Math.min(height, directory.number(TiffDirectory.ROWS, height));
        if (rows < 1) {
            throw new DamagedImageException("strips");
        }
        directory.set(TiffDirectory.ROWS, rows);
        if (!directory.has(TiffDirectory.STRIP_LENGTHS)) {
            throw new DamagedImageException("strips without lengths");
        }
        checkPlaces(TiffDirectory.STRIP_OFFSETS, TiffDirectory.STRIP_LENGTHS, over(height, rows));
    }

    private static long over(long length, long part) {
        return (length + part - 1) / part;
    }

    /** Checks that the parts of the image are within the file and do not overlap. */
    private void checkPlaces(int offsets, int lengths, long parts) {
        long expected = directory.number(TiffDirectory.PLANAR, 1) == 2 ? parts * channels() : parts;
        var places = directory.numbers(offsets);
        var sizes = directory.numbers(lengths);
        if (places.size() != expected || sizes.size() != expected) {
            throw new DamagedImageException("parts");
        }
        long sum = 0;
        for (int i = 0; i < places.size(); i++) {
            sum += sizes.get(i);
            if (places.get(i) + sizes.get(i) > fileLength || sum > fileLength) {
                throw new DamagedImageException("parts beyond the end");
            }
        }
    }

    private BufferedImage pixels(RuntimeDecoder decoder, byte[] plain) throws IOException {
        BufferedImage decoded = decoder.read(plain);
        byte[] icc = directory.bytes(TiffDirectory.ICC);
        if (directory.number(TiffDirectory.PHOTOMETRIC, 1) == INKS && channels() == 4) {
            return new CmykImage(CmykImage.Stored.INK, icc).read(decoded.getRaster());
        }
        return SrgbImage.of(decoded, icc);
    }
}
