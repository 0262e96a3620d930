package dev.luna.mcp.builtin.image.webp;

/**
 * Reads the pixels of a lossless stream: literals, copies of earlier pixels, and references to a cache of recent colours. Not
 * thread-safe.
 */
final class LosslessPixels {

    private static final int LITERALS = 256;
    private static final int LENGTHS = 24;
    private static final int LARGEST_CACHE_BITS = 11;
    private static final int HASH = 0x1e35a7bd;

    private final BitReader bits;
    private final int width;
    private final int[] pixels;
    private PrefixCodeGroups codes;
    private int[] cache;
    private int cacheBits;

    private LosslessPixels(BitReader bits, int width, int height) {
        this.bits = bits;
        this.width = width;
        this.pixels = new int[Math.multiplyExact(width, height)];
    }

    /** Reads the pixels of the image, whose prefix codes may differ by block. */
    static int[] ofPicture(BitReader bits, int width, int height) throws WebpException {
        LosslessPixels coded = new LosslessPixels(bits, width, height);
        coded.readCache();
        coded.codes = PrefixCodeGroups.ofPicture(bits, width, height, LITERALS + LENGTHS + coded.cacheSize());
        return coded.read();
    }

    /** Reads the pixels of an auxiliary image. */
    static int[] ofParameters(BitReader bits, int width, int height) throws WebpException {
        LosslessPixels coded = new LosslessPixels(bits, width, height);
        coded.readCache();
        coded.codes = PrefixCodeGroups.ofParameters(bits, LITERALS + LENGTHS + coded.cacheSize());
        return coded.read();
    }

    private void readCache() throws WebpException {
        if (bits.readFlag()) {
            cacheBits = bits.read(4);
            if (cacheBits < 1 || cacheBits > LARGEST_CACHE_BITS) {
                throw new WebpException("a cache of " + cacheBits + " bits");
            }
            cache = new int[1 << cacheBits];
        }
    }

    private int cacheSize() {
        return cache == null ? 0 : cache.length;
    }

    private int[] read() throws WebpException {
        int at = 0;
        while (at < pixels.length) {
            PrefixCodeGroups.Group group = codes.at(at % width, at / width);
            int symbol = group.green().read(bits);
            if (symbol < LITERALS) {
                int red = group.red().read(bits);
                int blue = group.blue().read(bits);
                put(at++, group.alpha().read(bits) << 24 | red << 16 | symbol << 8 | blue);
            } else if (symbol < LITERALS + LENGTHS) {
                int length = number(symbol - LITERALS);
                int distance = CopyDistances.of(number(group.distance().read(bits)), width);
                if (distance > at || length > pixels.length - at) {
                    throw new WebpException("a copy from beyond the picture");
                }
                for (int end = at + length; at < end; at++) {
                    put(at, pixels[at - distance]);
                }
            } else {
                put(at++, cache[symbol - LITERALS - LENGTHS]);
            }
        }
        return pixels;
    }

    private void put(int at, int argb) {
        pixels[at] = argb;
        if (cache != null) {
            cache[HASH * argb >>> Integer.SIZE - cacheBits] = argb;
        }
    }

    private int number(int prefix) throws WebpException {
        if (prefix < 4) {
            return prefix + 1;
        }
        int extra = prefix - 2 >> 1;
        return (2 + (prefix & 1) << extra) + bits.read(extra) + 1;
    }
}
