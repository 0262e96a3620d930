package dev.luna.mcp.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.SingleThreadEventLoop;
import java.util.ArrayList;
import java.util.List;

/**
 * Sends the responses of all connections that an event loop served in one round together, at the end of the round. A response that is
 * sent by itself wakes its client and often finds the client asleep again after the next one, which costs more than the rest of the
 * socket write. Only for the connections of one event loop.
 */
@Sharable
final class FlushTogether extends ChannelDuplexHandler {

    /** The number of responses after which none waits any longer: a round may serve hundreds of connections. */
    private static final int MAX_WAITING = 32;

    /** The number of bytes read at once that may be a part of a long request, for which short responses should not wait. */
    private static final int LONG_READ = 16 << 10;

    private final List<ChannelHandlerContext> waiting = new ArrayList<>();

    @Override
    public void flush(ChannelHandlerContext connection) {
        waiting.add(connection);
        if (waiting.size() == 1) {
            SingleThreadEventLoop loop =
                    (SingleThreadEventLoop) connection.channel().eventLoop();
            loop.executeAfterEventLoopIteration(this::flushAll);
        } else if (waiting.size() >= MAX_WAITING) {
            flushAll();
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext connection, Object read) {
        if (read instanceof ByteBuf bytes && bytes.readableBytes() >= LONG_READ) {
            flushAll();
        }
        connection.fireChannelRead(read);
    }

    /** Sends what is waiting first: a close would drop it. */
    @Override
    public void close(ChannelHandlerContext connection, ChannelPromise promise) {
        connection.flush();
        connection.close(promise);
    }

    /** A sent response may have another one follow at once, which then waits for its own turn. */
    private void flushAll() {
        List<ChannelHandlerContext> connections = List.copyOf(waiting);
        waiting.clear();
        connections.forEach(ChannelHandlerContext::flush);
    }
}
