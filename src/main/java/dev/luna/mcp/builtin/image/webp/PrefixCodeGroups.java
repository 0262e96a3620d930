package dev.luna.mcp.builtin.image.webp;

import java.util.ArrayList;
import java.util.List;

/** The prefix codes of an image: one group of five for all of it, or one for each block of pixels. Immutable. */
final class PrefixCodeGroups {

    private static final int CHANNEL = 256;
    private static final int DISTANCES = 40;

    /** The limit of groups; encoders write fewer than 3,000, and each takes some kilobytes. */
    private static final int MOST_GROUPS = 4096;

    /** One code for each part of a pixel, and one for distances. */
    record Group(PrefixCode green, PrefixCode red, PrefixCode blue, PrefixCode alpha, PrefixCode distance) {

        static Group read(PrefixCodeReader codes, int greens) throws WebpException {
            return new Group(
                    codes.read(greens),
                    codes.read(CHANNEL),
                    codes.read(CHANNEL),
                    codes.read(CHANNEL),
                    codes.read(DISTANCES));
        }
    }

    private final List<Group> groups;
    private final int[] blocks;
    private final int blockBits;
    private final int blocksInRow;

    private PrefixCodeGroups(List<Group> groups, int[] blocks, int blockBits, int blocksInRow) {
        this.groups = groups;
        this.blocks = blocks;
        this.blockBits = blockBits;
        this.blocksInRow = blocksInRow;
    }

    static PrefixCodeGroups ofParameters(BitReader bits, int greens) throws WebpException {
        return new PrefixCodeGroups(List.of(Group.read(new PrefixCodeReader(bits), greens)), null, 0, 0);
    }

    static PrefixCodeGroups ofPicture(BitReader bits, int width, int height, int greens) throws WebpException {
        if (!bits.readFlag()) {
            return ofParameters(bits, greens);
        }
        int blockBits = bits.read(3) + 2;
        int blocksInRow = blocks(width, blockBits);
        int[] blocks = LosslessPixels.ofParameters(bits, blocksInRow, blocks(height, blockBits));
        int last = 0;
        for (int i = 0; i < blocks.length; i++) {
            blocks[i] = blocks[i] >> 8 & 0xffff;
            last = Math.max(last, blocks[i]);
        }
        if (last >= MOST_GROUPS) {
            throw new WebpException((last + 1) + " groups of codes");
        }
        List<Group> groups = new ArrayList<>();
        PrefixCodeReader codes = new PrefixCodeReader(bits);
        for (int i = 0; i <= last; i++) {
            groups.add(Group.read(codes, greens));
        }
        return new PrefixCodeGroups(groups, blocks, blockBits, blocksInRow);
    }

    /** The number of blocks, of a size that is a power of two, that cover a length. */
    static int blocks(int length, int bits) {
        return length + (1 << bits) - 1 >> bits;
    }

    /** The codes for a pixel. */
    Group at(int x, int y) {
        return groups.get(blocks == null ? 0 : blocks[(y >> blockBits) * blocksInRow + (x >> blockBits)]);
    }
}
