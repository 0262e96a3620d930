package dev.luna.mcp.builtin.image.format;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The directory of the first image in a TIFF file: numbers by tag, no more than the file contains. Not thread-safe. */
final class TiffDirectory {

    static final int WIDTH = 256;
    static final int HEIGHT = 257;
    static final int BITS = 258;
    static final int COMPRESSION = 259;
    static final int PHOTOMETRIC = 262;
    static final int STRIP_OFFSETS = 273;
    static final int ORIENTATION = 274;
    static final int CHANNELS = 277;
    static final int ROWS = 278;
    static final int STRIP_LENGTHS = 279;
    static final int PLANAR = 284;
    static final int PALETTE = 320;
    static final int TILE_WIDTH = 322;
    static final int TILE_HEIGHT = 323;
    static final int TILE_OFFSETS = 324;
    static final int TILE_LENGTHS = 325;
    static final int SAMPLE_FORMAT = 339;
    static final int ICC = 34_675;

    /**
     * The tags that a decoder gets beside those above: fill order, fax options, predictor, palette, extra samples, chroma.
     */
    private static final Set<Integer> FOR_DECODER = Set.of(
            WIDTH,
            HEIGHT,
            BITS,
            COMPRESSION,
            PHOTOMETRIC,
            266,
            STRIP_OFFSETS,
            CHANNELS,
            ROWS,
            STRIP_LENGTHS,
            PLANAR,
            292,
            293,
            317,
            PALETTE,
            TILE_WIDTH,
            TILE_HEIGHT,
            TILE_OFFSETS,
            TILE_LENGTHS,
            338,
            SAMPLE_FORMAT,
            530,
            531);

    private static final int MOST_ENTRIES = 1000;
    private static final int ENTRY = 12;
    private static final int SHORT = 3;
    private static final int LONG = 4;

    private record Values(int type, List<Long> numbers) {}

    private final ByteOrder order;
    private final SortedMap<Integer, Values> values = new TreeMap<>();

    private TiffDirectory(ByteOrder order) {
        this.order = order;
    }

    /** A file in its byte order. */
    static ByteBuffer ordered(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(bytes[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    }

    /** Reads the first directory of a file. Unknown tags are ignored. */
    static TiffDirectory first(ByteBuffer file) {
        TiffDirectory directory = new TiffDirectory(file.order());
        int at = file.getInt(4);
        int entries = Short.toUnsignedInt(file.getShort(at));
        if (entries > MOST_ENTRIES) {
            throw new DamagedImageException(entries + " entries");
        }
        for (int entry = at + 2; entry < at + 2 + entries * ENTRY; entry += ENTRY) {
            int tag = Short.toUnsignedInt(file.getShort(entry));
            if (FOR_DECODER.contains(tag) || tag == ORIENTATION || tag == ICC) {
                directory.values.putIfAbsent(tag, read(file, entry));
            }
        }
        return directory;
    }

    private static Values read(ByteBuffer file, int entry) {
        int type = file.getShort(entry + 2);
        int size = type == SHORT ? 2 : type == LONG ? 4 : 1;
        long length = Integer.toUnsignedLong(file.getInt(entry + 4)) * size;
        int at = length <= 4 ? entry + 8 : file.getInt(entry + 8);
        if (length > file.limit() || at < 0 || at + length > file.limit()) {
            throw new DamagedImageException("values beyond the end");
        }
        List<Long> numbers = new ArrayList<>();
        for (int i = at; i < at + length; i += size) {
            numbers.add(
                    size == 2
                            ? Short.toUnsignedLong(file.getShort(i))
                            : size == 4 ? Integer.toUnsignedLong(file.getInt(i)) : Byte.toUnsignedLong(file.get(i)));
        }
        return new Values(size == 1 ? 7 : type, numbers);
    }

    boolean has(int tag) {
        return values.containsKey(tag);
    }

    /** The numbers of a tag; none if it is not there. */
    List<Long> numbers(int tag) {
        return has(tag) ? values.get(tag).numbers() : List.of();
    }

    /** The first number of a tag. */
    long number(int tag, long otherwise) {
        List<Long> numbers = numbers(tag);
        return numbers.isEmpty() ? otherwise : numbers.get(0);
    }

    /** The values of a tag as bytes; null if it is not there. */
    byte[] bytes(int tag) {
        if (!has(tag)) {
            return null;
        }
        List<Long> numbers = numbers(tag);
        byte[] bytes = new byte[numbers.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = numbers.get(i).byteValue();
        }
        return bytes;
    }

    void set(int tag, long number) {
        values.put(tag, new Values(LONG, List.of(number)));
    }

    /** Rounds the 16-bit colours of a palette to their upper 8 bits, as other programs do. */
    void roundPalette() {
        values.computeIfPresent(
                PALETTE,
                (tag, colours) -> new Values(
                        SHORT,
                        colours.numbers().stream()
                                .map(colour -> (colour >> 8) * 257)
                                .toList()));
    }

    /** A copy of the file with this directory, reduced to the tags that the decoder needs. */
    byte[] appendedTo(byte[] bytes) {
        SortedMap<Integer, Values> needed = new TreeMap<>(values);
        needed.keySet().retainAll(FOR_DECODER);
        int start = bytes.length + (bytes.length & 1);
        int head = 2 + needed.size() * ENTRY + 4;
        int length = needed.values().stream().mapToInt(TiffDirectory::length).sum();
        ByteBuffer copy = ByteBuffer.allocate(start + head + length).order(order);
        copy.put(bytes).putInt(4, start);
        copy.position(start).putShort((short) needed.size());
        int next = start + head;
        for (var entry : needed.entrySet()) {
            Values written = entry.getValue();
            copy.putShort(entry.getKey().shortValue()).putShort((short) written.type());
            copy.putInt(written.numbers().size());
            int inline = copy.position();
            int at = length(written) <= 4 ? inline : next;
            copy.putInt(at == inline ? 0 : at);
            for (int i = 0; i < written.numbers().size(); i++) {
                put(copy, written.type(), at, i, written.numbers().get(i));
            }
            next += at == inline ? 0 : length(written);
        }
        return copy.array();
    }

    private static int length(Values values) {
        return values.numbers().size() * (values.type() == SHORT ? 2 : values.type() == LONG ? 4 : 1);
    }

    private static void put(ByteBuffer copy, int type, int at, int index, long number) {
        if (type == SHORT) {
            copy.putShort(at + 2 * index, (short) number);
        } else if (type == LONG) {
            copy.putInt(at + 4 * index, (int) number);
        } else {
            copy.put(at + index, (byte) number);
        }
    }
}
