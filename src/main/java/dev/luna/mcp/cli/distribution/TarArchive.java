package dev.luna.mcp.cli.distribution;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Files as a tar archive in the format ustar (POSIX.1-1988). The same files give the same bytes: an archive tells neither who made it
 * nor when. No library writes it, because the HTTP client of the tools would use that of Apache, if it were there, for responses.
 *
 * @param prefix the beginning of each path
 * @param files the files, in their order
 */
record TarArchive(String prefix, List<PackagedFile> files) {

    private static final int BLOCK = 512;
    private static final int NAME = 100;
    private static final int DIRECTORY = 155;

    /** The start of 2026, in seconds: tar warns about times near 1970. */
    private static final long TIME = 1_767_225_600L;

    /**
     * Writes the archive; the stream stays open.
     *
     * @throws DistributionException if a path is too long
     */
    void writeTo(OutputStream out) throws IOException {
        for (PackagedFile file : files) {
            out.write(header(file));
            long written;
            try (InputStream content = file.content().open()) {
                written = content.transferTo(out);
            }
            if (written != file.size()) {
                throw new DistributionException(file.path() + " changed while it was packaged. Try again");
            }
            out.write(new byte[(int) (-written & (BLOCK - 1))]);
        }
        out.write(new byte[2 * BLOCK]);
    }

    private byte[] header(PackagedFile file) {
        byte[] path = (prefix + file.path()).getBytes(StandardCharsets.UTF_8);
        int split = split(path, file);
        byte[] header = new byte[BLOCK];
        System.arraycopy(path, split, header, 0, path.length - split);
        number(header, 100, 8, file.isProgram() ? 0755 : 0644);
        number(header, 108, 8, 0);
        number(header, 116, 8, 0);
        number(header, 124, 12, file.size());
        number(header, 136, 12, TIME);
        header[156] = '0';
        text(header, 257, "ustar\00000");
        if (split > 0) {
            System.arraycopy(path, 0, header, 345, split - 1);
        }
        text(header, 148, "        ");
        int sum = 0;
        for (byte each : header) {
            sum += each & 0xff;
        }
        number(header, 148, 7, sum);
        return header;
    }

    /** The index at which the name begins; what comes before belongs into the field for directories. */
    private static int split(byte[] path, PackagedFile file) {
        if (path.length <= NAME) {
            return 0;
        }
        for (int i = path.length - NAME - 1; i <= Math.min(DIRECTORY, path.length - 2); i++) {
            if (path[i] == '/') {
                return i + 1;
            }
        }
        throw new DistributionException(file.path() + " is too long for an archive: a name has at most " + NAME
                + " bytes, and its directories have " + DIRECTORY + "; rename it");
    }

    private static void number(byte[] header, int offset, int length, long value) {
        text(header, offset, ("%0" + (length - 1) + "o").formatted(value));
    }

    private static void text(byte[] header, int offset, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, header, offset, bytes.length);
    }
}
