package benchmark;

import dev.luna.mcp.masking.SecretMask;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Secrets are replaced in a response. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class Masking {

    private static final List<String> WORDS = List.of(
            "the", "moon", "server", "answers", "a", "request", "with", "some", "tokens", "and", "github", "pages", "in", "June");
    private static final List<String> SECRETS =
            List.of("benchmark-0123456789", "glacier-tower-sunset", "p4ssw0rd-of-the-proxy", "s3cr3t-of-a-service");
    private static final int LONG = 100 * 1024;
    private static final int SHORT = 16;
    private static final int EVERY = 5000;

    /** The kind of the text. */
    @Param({"short", "words", "base64", "oneLetter", "secrets"})
    public String kind;

    private final SecretMask mask = new SecretMask(SECRETS, true);
    private byte[] response;

    @Setup
    public void write() {
        String text = switch (kind) {
            case "short" -> words(SHORT);
            case "words" -> words(LONG);
            case "base64" -> base64();
            case "oneLetter" -> "x".repeat(LONG);
            default -> words(LONG).replaceAll("(.{" + EVERY + "})", "$1 " + SECRETS.get(0));
        };
        boolean changes = !mask.mask(text).equals(text);
        if (changes != kind.equals("secrets")) {
            throw new IllegalStateException(kind + " is masked: " + changes);
        }
        response = text.getBytes(StandardCharsets.UTF_8);
    }

    private static String words(int length) {
        Random random = new Random(1);
        StringBuilder words = new StringBuilder();
        while (words.length() < length) {
            words.append(WORDS.get(random.nextInt(WORDS.size()))).append(' ');
        }
        return words.toString();
    }

    private static String base64() {
        byte[] bytes = new byte[LONG * 3 / 4];
        new Random(1).nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Benchmark
    public byte[] mask() {
        return mask.mask(response);
    }
}
