package dev.luna.mcp.identity.token;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The file of the named tokens: JSON, readable by its owner only. A change replaces the file in one step, so that a reader sees the old or
 * the new one; writers wait for each other. Thread-safe.
 */
public final class NamedTokenFile {

    private static final long LARGEST = 1 << 20;
    private static final String OWNER_ONLY = "rw-------";
    private static final Object ONE_WRITER = new Object();

    private record Contents(List<Entry> tokens) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Entry(
            String name, String sha256, List<String> scopes, List<String> tools, String created, String expires) {

        static Entry of(NamedToken token) {
            return new Entry(
                    token.name(),
                    token.digest(),
                    token.scopes(),
                    token.tools(),
                    token.created().toString(),
                    token.expires().map(Instant::toString).orElse(null));
        }

        NamedToken token() {
            return new NamedToken(
                    name,
                    sha256,
                    scopes == null ? List.of() : scopes,
                    tools == null ? List.of() : tools,
                    Instant.parse(required("created", created)),
                    Optional.ofNullable(expires).map(Instant::parse));
        }
    }

    private final Path path;

    public NamedTokenFile(Path path) {
        this.path = path;
    }

    /** Made when it is needed: most servers have no such file. */
    private static ObjectMapper mapper() {
        return JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build();
    }

    /**
     * Reads the tokens; none if there is no file.
     *
     * @throws DamagedTokensException if the file cannot be read as a whole
     */
    public List<NamedToken> read() {
        if (Files.notExists(path)) {
            return List.of();
        }
        try {
            if (Files.size(path) > LARGEST) {
                throw new DamagedTokensException(path + " has more than " + LARGEST + " bytes");
            }
            return distinct(mapper().readValue(Files.readAllBytes(path), Contents.class));
        } catch (JsonProcessingException e) {
            String line =
                    e.getLocation() == null ? "" : ", line " + e.getLocation().getLineNr();
            throw new DamagedTokensException(path + line + " is not what luna token writes");
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw new DamagedTokensException(path + " is not what luna token writes: " + e.getMessage());
        } catch (IOException e) {
            throw new DamagedTokensException(path + " cannot be read (" + e + ")");
        }
    }

    private static <T> T required(String what, T value) {
        if (value == null) {
            throw new IllegalArgumentException(what + " is missing");
        }
        return value;
    }

    private static List<NamedToken> distinct(Contents contents) {
        List<Entry> entries = required("tokens", contents == null ? null : contents.tokens());
        List<NamedToken> tokens = entries.stream()
                .map(entry -> required("an entry", entry).token())
                .toList();
        Set<String> seen = new HashSet<>();
        tokens.forEach(token -> {
            if (!seen.add(token.name()) || !seen.add(token.digest())) {
                throw new IllegalArgumentException("the name or the digest of '" + token.name() + "' is there twice");
            }
        });
        return tokens;
    }

    /**
     * Changes the tokens; waits while another process does.
     *
     * @throws DamagedTokensException if the file cannot be read as a whole; nothing is changed then
     * @throws IOException if it cannot be written
     */
    public void change(UnaryOperator<List<NamedToken>> change) throws IOException {
        Path directory = path.toAbsolutePath().getParent();
        Files.createDirectories(directory);
        synchronized (ONE_WRITER) {
            try (FileChannel channel = FileChannel.open(
                    directory.resolve(path.getFileName() + ".lock"),
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY)))) {
                // Released when the channel is closed.
                channel.lock();
                replace(mapper().writeValueAsBytes(new Contents(
                        change.apply(read()).stream().map(Entry::of).toList())));
            }
        }
    }

    private void replace(byte[] bytes) throws IOException {
        // A link to a file elsewhere stays a link.
        Path target = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
        Path written = Files.createTempFile(
                target.getParent(),
                target.getFileName().toString(),
                null,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY)));
        try {
            try (FileChannel channel = FileChannel.open(written, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.wrap(bytes));
                channel.force(true);
            }
            Files.move(written, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(written);
        }
    }
}
