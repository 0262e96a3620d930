package dev.luna.mcp.limits;

import dev.luna.mcp.testkit.Luna;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** A connection on which a test writes what no HTTP client would. */
final class RawConnection implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket;

    RawConnection(Luna server) throws IOException {
        socket = new Socket("127.0.0.1", server.uri("/").getPort());
        socket.setSoTimeout(PATIENCE_MILLIS);
    }

    /** A whole call of a tool. */
    static String call(String body) {
        return head("Content-Length: " + body.length()) + body;
    }

    /** The head of a call with the token, and more headers. */
    static String head(String... headers) {
        return "POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Accept: application/json, text/event-stream\r\nAuthorization: Bearer " + Luna.TOKEN + "\r\n"
                + String.join("\r\n", headers) + "\r\n\r\n";
    }

    RawConnection send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    /** The beginning of the first line of an answer: version and status. */
    String begin() throws IOException {
        return new String(socket.getInputStream().readNBytes(12), StandardCharsets.ISO_8859_1);
    }

    /** Reads up to so many bytes, and gives how many came. */
    int read(int most) throws IOException {
        return socket.getInputStream().readNBytes(most).length;
    }

    /** One answer, head and body. */
    String answer() throws IOException {
        StringBuilder answer = new StringBuilder();
        while (answer.indexOf("\r\n\r\n") < 0) {
            answer.append(next());
        }
        int end = answer.indexOf("\r\n\r\n") + 4;
        int length = answer.substring(0, end)
                .lines()
                .filter(line -> line.toLowerCase().startsWith("content-length:"))
                .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
                .findFirst()
                .orElse(0);
        while (answer.length() < end + length) {
            answer.append(next());
        }
        return answer.toString();
    }

    private char next() throws IOException {
        int read = socket.getInputStream().read();
        if (read < 0) {
            throw new IOException("The server closed the connection.");
        }
        return (char) read;
    }

    /** Reads until the server closes the connection. */
    String rest() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(bytes);
        } catch (SocketException e) {
            // Closed while bytes of ours were unread.
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
