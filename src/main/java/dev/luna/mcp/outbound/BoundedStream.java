package dev.luna.mcp.outbound;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A stream that fails with an {@link OutboundException} beyond a number of bytes, or at the deadline of its exchange. Closing
 * it before its end closes the connection instead of reading the rest. Not thread-safe.
 */
final class BoundedStream extends FilterInputStream {

    private final long length;
    private final long limit;
    private final ExchangeInFlight call;
    private long count;
    private boolean ended;

    /**
     * @param length the length that the service announced, negative if it did not
     * @param limit the number of bytes that may come
     */
    BoundedStream(InputStream in, long length, long limit, ExchangeInFlight call) {
        super(in);
        this.length = length;
        this.limit = limit;
        this.call = call;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int size) throws IOException {
        int got;
        try {
            got = in.read(buffer, offset, size);
        } catch (IOException | RuntimeException e) {
            throw call.explain(e);
        }
        if (got < 0) {
            end();
        } else {
            count += got;
            if (count > limit) {
                call.abandon();
                throw call.tooLarge();
            }
        }
        return got;
    }

    @Override
    public long skip(long bytes) throws IOException {
        byte[] skipped = new byte[(int) Math.min(Math.max(bytes, 0), 8192)];
        return Math.max(read(skipped, 0, skipped.length), 0);
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    @Override
    public void close() throws IOException {
        if (ended || count == length) {
            end();
            in.close();
        } else {
            call.abandon();
        }
    }

    private void end() {
        ended = true;
        call.finish();
    }
}
