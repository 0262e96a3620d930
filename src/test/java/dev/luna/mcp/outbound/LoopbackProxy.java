package dev.luna.mcp.outbound;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An HTTP proxy on loopback, for CONNECT and for absolute URLs. Whatever host it is asked for, it connects to one address of
 * this machine, so that it serves public names and addresses without a network.
 */
public final class LoopbackProxy implements AutoCloseable {

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final InetSocketAddress target;
    private final String login;
    private final CompletableFuture<Void> accepting;

    /**
     * @param port to connect to; 0 for none, then it answers 502
     * @param login the value of Proxy-Authorization that it wants; empty for none
     */
    public LoopbackProxy(int port, String login) throws IOException {
        this.target = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        this.login = login;
        this.accepting = CompletableFuture.runAsync(this::accept, threads);
    }

    public int port() {
        return server.getLocalPort();
    }

    /** Its URL, perhaps with a user and a password. */
    public String url(String userInfo) {
        return "http://" + (userInfo.isEmpty() ? "" : userInfo + "@") + "127.0.0.1:" + port();
    }

    /** The heads of the requests that came, with the right login or without. */
    public List<String> requests() {
        return requests;
    }

    /** From now on nobody is there: the kernel accepts no connection any more once the thread that waits for one has returned. */
    public void hangUp() throws IOException {
        server.close();
        accepting.join();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                threads.execute(() -> serve(client));
            } catch (IOException e) {
                if (!server.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                Socket service = new Socket()) {
            String head = head(client.getInputStream());
            requests.add(head);
            if (!login.isEmpty() && !head.contains("\r\nProxy-Authorization: " + login + "\r\n")) {
                answer(client, "407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"proxy\"");
                return;
            }
            if (target.getPort() == 0) {
                answer(client, "502 Bad Gateway");
                return;
            }
            service.connect(target);
            if (head.startsWith("CONNECT ")) {
                client.getOutputStream().write("HTTP/1.1 200 Connected\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            } else {
                service.getOutputStream().write(forwarded(head).getBytes(StandardCharsets.ISO_8859_1));
            }
            threads.execute(() -> pump(client, service));
            pump(service, client);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void answer(Socket client, String head) throws IOException {
        OutputStream out = client.getOutputStream();
        out.write(("HTTP/1.1 " + head + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
    }

    /** As a proxy passes a request on: with the path alone, without its own headers, on a connection for this one. */
    private static String forwarded(String head) {
        String[] line = head.split("\r\n", 2)[0].split(" ");
        URI url = URI.create(line[1]);
        String path = url.getRawPath() + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery());
        return line[0] + " " + path + " HTTP/1.1\r\nConnection: close\r\n"
                + head.split("\r\n", 2)[1].replaceAll("(?im)^(Proxy-[^:]+|Connection|Upgrade): .*\r\n", "");
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            head.write(next);
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    private static void pump(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException e) {
            // one of the two has hung up; so do both
            close(from);
            close(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        hangUp();
        threads.shutdownNow();
    }
}
