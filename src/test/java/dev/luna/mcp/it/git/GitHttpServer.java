package dev.luna.mcp.it.git;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A smart-HTTP git server on loopback: git's own http-backend behind the JDK's HTTP server. Below {@code /moved/} it
 * redirects elsewhere, below {@code /torn/} it closes the connection in the middle of a fetch, below {@code /stalled/} it never answers one.
 */
public final class GitHttpServer implements AutoCloseable {

    private final Path repositories;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger requests = new AtomicInteger();

    public GitHttpServer(Path repositories) throws IOException {
        this(repositories, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    public GitHttpServer(Path repositories, InetSocketAddress address) throws IOException {
        this.repositories = repositories;
        server = HttpServer.create(address, 0);
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.createContext("/moved/", this::redirect);
        server.createContext("/torn/", this::hangUp);
        server.createContext("/stalled/", this::stall);
        server.createContext("/silent/", exchange -> requests.incrementAndGet());
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public String url(String repository) {
        return "http://127.0.0.1:" + port() + "/" + repository;
    }

    /** The number of requests so far. */
    public int requests() {
        return requests.get();
    }

    /** Makes a repository that holds these files in one commit on its branch main; gives its work tree. */
    public Path create(String repository, Map<String, String> files) throws Exception {
        Path tree = createEmpty(repository);
        commit(tree, files);
        return tree;
    }

    /** Makes a repository without a commit; gives its work tree. */
    public Path createEmpty(String repository) throws Exception {
        Path tree = Files.createDirectories(repositories.resolve(repository));
        git(tree, "init", "--quiet", "--initial-branch=main");
        git(tree, "config", "uploadpack.allowFilter", "true");
        return tree;
    }

    /** Serves a repository under a second name. */
    public void link(String repository, String name) throws IOException {
        Files.createSymbolicLink(repositories.resolve(name), repositories.resolve(repository));
    }

    /** Adds a commit with these files, and whatever else is in the work tree. */
    public static void commit(Path tree, Map<String, String> files) throws Exception {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = tree.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        git(tree, "add", "--all");
        git(tree, "-c", "user.name=Test", "-c", "user.email=test@example.com", "commit", "--quiet", "-m", "change");
    }

    /** Runs git and gives what it writes. */
    public static String git(Path directory, String... arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("git");
        builder.command().addAll(List.of(arguments));
        Process process =
                builder.directory(directory.toFile()).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", builder.command()) + ": " + output);
        }
        return output;
    }

    private void serve(HttpExchange exchange) throws IOException {
        serve(exchange, exchange.getRequestBody().readAllBytes());
    }

    private void stall(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (!new String(body, StandardCharsets.ISO_8859_1).contains("command=fetch")) {
            serve(exchange, body);
        }
    }

    private void serve(HttpExchange exchange, byte[] body) throws IOException {
        requests.incrementAndGet();
        try (exchange) {
            InputStream answer = new ByteArrayInputStream(cgi(exchange, body));
            int status = 200;
            for (String header = line(answer); !header.isEmpty(); header = line(answer)) {
                String[] parts = header.split(": ", 2);
                if (parts[0].equals("Status")) {
                    status = Integer.parseInt(parts[1].substring(0, 3));
                } else {
                    exchange.getResponseHeaders().add(parts[0], parts[1]);
                }
            }
            exchange.sendResponseHeaders(status, 0);
            answer.transferTo(exchange.getResponseBody());
        }
    }

    private byte[] cgi(HttpExchange exchange, byte[] body) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("git", "http-backend");
        Map<String, String> variables = builder.environment();
        variables.put("GIT_PROJECT_ROOT", repositories.toString());
        variables.put("GIT_HTTP_EXPORT_ALL", "1");
        variables.put("REQUEST_METHOD", exchange.getRequestMethod());
        variables.put("PATH_INFO", exchange.getRequestURI().getPath());
        variables.put("QUERY_STRING", header(exchange.getRequestURI().getRawQuery()));
        variables.put("CONTENT_TYPE", header(exchange.getRequestHeaders().getFirst("Content-Type")));
        variables.put(
                "HTTP_CONTENT_ENCODING", header(exchange.getRequestHeaders().getFirst("Content-Encoding")));
        variables.put("GIT_PROTOCOL", header(exchange.getRequestHeaders().getFirst("Git-Protocol")));
        Process process = builder.start();
        process.getOutputStream().write(body);
        process.getOutputStream().close();
        return process.getInputStream().readAllBytes();
    }

    private static String header(String value) {
        return value == null ? "" : value;
    }

    private static String line(InputStream stream) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int each = stream.read(); each >= 0 && each != '\n'; each = stream.read()) {
            line.write(each);
        }
        return line.toString(StandardCharsets.UTF_8).strip();
    }

    private void redirect(HttpExchange exchange) throws IOException {
        try (exchange) {
            String target = exchange.getRequestURI().toString().substring("/moved".length());
            exchange.getResponseHeaders().add("Location", target);
            exchange.sendResponseHeaders(301, -1);
        }
    }

    private void hangUp(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] answer = cgi(exchange, exchange.getRequestBody().readAllBytes());
            String text = new String(answer, StandardCharsets.ISO_8859_1);
            byte[] body = text.substring(text.indexOf("\r\n\r\n") + 4).getBytes(StandardCharsets.ISO_8859_1);
            exchange.getResponseHeaders().add("Content-Type", "application/x-git-upload-pack-advertisement");
            boolean fetch = exchange.getRequestMethod().equals("POST");
            exchange.sendResponseHeaders(200, fetch ? body.length + 1000 : body.length);
            exchange.getResponseBody().write(body, 0, fetch ? body.length / 2 : body.length);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
