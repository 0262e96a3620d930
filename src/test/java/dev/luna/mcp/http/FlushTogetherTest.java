package dev.luna.mcp.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.SingleThreadEventLoop;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetAddress;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FlushTogetherTest {

    private final NioEventLoopGroup loop = new NioEventLoopGroup(1);
    private final FlushTogether together = new FlushTogether();

    /** The connections in the order in which they were flushed; only on the event loop. */
    private final List<Channel> flushed = new ArrayList<>();

    private Channel one;
    private Channel other;

    @BeforeEach
    void connect() throws Exception {
        SocketAddress address = new ServerBootstrap()
                .group(loop)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel peer) {}
                })
                .bind(InetAddress.getLoopbackAddress(), 0)
                .sync()
                .channel()
                .localAddress();
        one = connect(address);
        other = connect(address);
    }

    private Channel connect(SocketAddress address) throws Exception {
        return new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(new FlushNoted(), together);
                    }
                })
                .connect(address)
                .sync()
                .channel();
    }

    private final class FlushNoted extends ChannelOutboundHandlerAdapter {
        @Override
        public void flush(ChannelHandlerContext context) {
            flushed.add(context.channel());
            context.flush();
        }
    }

    @AfterEach
    void stop() throws Exception {
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
    }

    /** Runs steps in one round of the event loop, and returns what they have flushed before its end. */
    private List<Channel> round(Runnable steps) throws Exception {
        return loop.submit(() -> {
                    flushed.clear();
                    steps.run();
                    return List.copyOf(flushed);
                })
                .get();
    }

    private List<Channel> afterwards() throws Exception {
        CompletableFuture<List<Channel>> all = new CompletableFuture<>();
        ((SingleThreadEventLoop) loop.next()).executeAfterEventLoopIteration(() -> all.complete(List.copyOf(flushed)));
        return all.get();
    }

    @Test
    void responses_of_one_round_are_sent_at_its_end() throws Exception {
        assertThat(round(() -> {
                    one.flush();
                    other.flush();
                }))
                .isEmpty();
        assertThat(afterwards()).containsExactly(one, other);
    }

    @Test
    void the_next_round_sends_its_own() throws Exception {
        round(one::flush);
        afterwards();
        assertThat(round(other::flush)).isEmpty();
        assertThat(afterwards()).containsExactly(other);
    }

    @Test
    void many_responses_do_not_wait_for_the_end() throws Exception {
        assertThat(round(() -> IntStream.range(0, 40).forEach(i -> one.flush())))
                .hasSize(32);
        assertThat(afterwards()).hasSize(40);
    }

    @Test
    void short_responses_do_not_wait_for_a_long_request() throws Exception {
        assertThat(round(() -> {
                    one.flush();
                    other.pipeline().fireChannelRead(Unpooled.wrappedBuffer(new byte[16 << 10]));
                }))
                .containsExactly(one);
    }

    @Test
    void a_short_request_lets_them_wait() throws Exception {
        assertThat(round(() -> {
                    one.flush();
                    other.pipeline().fireChannelRead(Unpooled.wrappedBuffer(new byte[(16 << 10) - 1]));
                }))
                .isEmpty();
    }

    @Test
    void a_close_sends_what_is_waiting() throws Exception {
        assertThat(round(() -> {
                    one.flush();
                    one.close();
                }))
                .containsExactly(one);
    }
}
