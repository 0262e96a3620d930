package dev.luna.mcp.mcp.jsonrpc;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Finds the end of the part of a text that is the same in a string of JSON, eight bytes at a time. Stateless. */
final class PlainText {

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x80 * ONES;
    private static final long QUOTES = '"' * ONES;
    private static final long BACKSLASHES = '\\' * ONES;
    private static final long SPACES = ' ' * ONES;

    private PlainText() {}

    /** The index of the first byte that is no ASCII character or would be escaped: a quote, a backslash, a control character. */
    static int endOfAscii(byte[] bytes, int from, int to) {
        return end(bytes, from, to, HIGH_BITS);
    }

    /** The index of the first byte of UTF-8 that would be escaped. */
    static int endOfUnescaped(byte[] bytes, int from, int to) {
        return end(bytes, from, to, 0);
    }

    /** @param ends bits that no byte of the part has */
    private static int end(byte[] bytes, int from, int to, long ends) {
        int at = from;
        while (at <= to - Long.BYTES && !hasEnd((long) WORDS.get(bytes, at), ends)) {
            at += Long.BYTES;
        }
        while (at < to && !hasEnd(bytes[at] & 0xFF | SPACES << Byte.SIZE, ends)) {
            at++;
        }
        return at;
    }

    private static boolean hasEnd(long word, long ends) {
        return (word & ends | below(word ^ QUOTES, ONES) | below(word ^ BACKSLASHES, ONES) | below(word, SPACES)) != 0;
    }

    /** Has a bit if a byte of a word, taken as a number, is below the same byte of another word, which is 0x80 at most. */
    private static long below(long word, long limits) {
        return word - limits & ~word & HIGH_BITS;
    }
}
