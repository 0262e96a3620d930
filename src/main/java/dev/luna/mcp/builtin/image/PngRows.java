package dev.luna.mcp.builtin.image;

import java.io.IOException;
import java.io.OutputStream;

/** The rows of an image as PNG stores them, before compression. */
interface PngRows {

    /** The number of bytes of all rows. */
    long length();

    /** Writes one row; {@code y} counts from 0. */
    void write(int y, OutputStream out) throws IOException;
}
