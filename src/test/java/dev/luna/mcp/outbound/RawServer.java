package dev.luna.mcp.outbound;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A server that answers each connection with whatever bytes a test wants, HTTP or not, as long as it wants. */
public final class RawServer implements AutoCloseable {

    /** Writes an answer; ends when the connection breaks. */
    @FunctionalInterface
    public interface Answer {
        void write(OutputStream out) throws IOException, InterruptedException;
    }

    private final ServerSocket listener;
    private final Answer answer;
    private final CountDownLatch brokenOff = new CountDownLatch(1);
    private final List<String> requests = new CopyOnWriteArrayList<>();

    private RawServer(ServerSocket listener, Answer answer) {
        this.listener = listener;
        this.answer = answer;
    }

    /** Starts on a free port of 127.0.0.1. */
    public static RawServer start(Answer answer) throws IOException {
        return start("127.0.0.1", 0, answer);
    }

    static RawServer start(String address, int port, Answer answer) throws IOException {
        RawServer server = new RawServer(new ServerSocket(port, 50, InetAddress.getByName(address)), answer);
        daemon(server::accept);
        return server;
    }

    /** A server that answers each connection with a text and closes it. */
    static RawServer saying(String address, int port, String text) throws IOException {
        String head = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: " + text.length();
        return start(address, port, out -> write(out, head + "\r\nConnection: close\r\n\r\n" + text));
    }

    /** Two such servers on one port of two addresses. A port that is free on the first may be in use on the second. */
    static List<RawServer> onOnePort(String first, String firstText, String second, String secondText)
            throws IOException {
        for (int attempt = 1; ; attempt++) {
            RawServer server = saying(first, 0, firstText);
            try {
                return List.of(server, saying(second, server.port(), secondText));
            } catch (BindException e) {
                server.close();
                if (attempt == 20) {
                    throw e;
                }
            }
        }
    }

    /** Writes ASCII. */
    public static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                daemon(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            requests.add(requestHead(socket));
            answer.write(socket.getOutputStream());
        } catch (IOException e) {
            brokenOff.countDown();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String requestHead(Socket socket) throws IOException {
        var reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        StringBuilder head = new StringBuilder();
        for (String line = reader.readLine(); line != null && !line.isEmpty(); line = reader.readLine()) {
            head.append(line).append('\n');
        }
        return head.toString();
    }

    /** The heads of the requests so far. */
    public List<String> requests() {
        return requests;
    }

    /** Opens when a client has closed a connection while an answer was being written. */
    public CountDownLatch brokenOff() {
        return brokenOff;
    }

    /** The port it listens on. */
    public int port() {
        return listener.getLocalPort();
    }

    /** Its address as a URL without a path. */
    public String url() {
        return "http://127.0.0.1:" + port();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "raw-server");
        thread.setDaemon(true);
        thread.start();
    }
}
