package dev.luna.mcp.luna;

import dev.luna.mcp.tool.UpstreamException;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.Body;
import org.apache.camel.Header;

/** Code that Luna writes, and the stub that takes its place while Luna is down. Stateless. */
public final class LunaCode {

    private static final String LANGUAGE = "python";
    private static final int QUOTED_LINES = 40;
    private static final int QUOTED_CHARACTERS = 2000;

    /** The prompt stands in comments and nowhere else, from the third line on: the first two can set the encoding. */
    private static final String STUB = """
            # Luna Services could not be reached. This is a stub, not an answer to the prompt.
            # The prompt was:
            %s

            def main() -> None:
                raise NotImplementedError("Luna Services could not be reached")


            if __name__ == "__main__":
                main()
            """;

    /**
     * Code, and where it comes from.
     *
     * @param fallback whether Luna was down and the code is only a stub
     */
    public record Answer(String code, String language, boolean fallback) {}

    /**
     * Reads Luna's answer; a stub in its place stays what it is.
     *
     * @throws UpstreamException if there is no code in it
     */
    public Answer answer(@Body Object json) {
        if (json instanceof Answer stub) {
            return stub;
        }
        if (!(json instanceof Map<?, ?> answer) || !(answer.get("code") instanceof String code)) {
            throw new UpstreamException("Luna Services answered without a text 'code'.");
        }
        return new Answer(code, answer.get("language") instanceof String language ? language : LANGUAGE, false);
    }

    /** A stub in place of Luna's code: the same for the same prompt, and harmless whatever the prompt is. */
    public Answer fallback(@Header("prompt") String prompt) {
        String quoted = prompt.substring(0, Math.min(prompt.length(), QUOTED_CHARACTERS))
                .strip()
                .lines()
                .limit(QUOTED_LINES)
                .map(line -> ("#   " + line.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\u2028\\u2029]", " ")).stripTrailing())
                .collect(Collectors.joining("\n"));
        return new Answer(STUB.formatted(quoted), LANGUAGE, true);
    }
}
