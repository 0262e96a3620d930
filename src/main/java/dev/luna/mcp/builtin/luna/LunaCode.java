package dev.luna.mcp.builtin.luna;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.luna.mcp.tool.UpstreamException;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;

/** Code from Luna Services, and the stub that replaces it while Luna is unavailable. Stateless. */
public final class LunaCode {

    private static final int QUOTED_LINES = 40;
    private static final int QUOTED_CHARACTERS = 2000;

    /** The stub. The prompt is only in comments, from the third line on: the first two lines can set the encoding. */
    private static final String STUB = """
            # Luna Services did not answer. This is a stub, not an answer to the prompt.
            # The prompt was:
            %s

            def main() -> None:
                raise NotImplementedError("Luna Services did not answer")


            if __name__ == "__main__":
                main()
            """;

    /**
     * The tool's result: the code and its origin.
     *
     * @param language the language of the code, or null if nothing says it
     * @param fallback true if Luna could not answer and the code is only a stub
     * @param status {@code ok}, {@code prose} or {@code unavailable}
     * @param reason why it is not ok, or null
     * @param note the text that Luna wrote around the code, or null
     *
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Answer(
            String code, @JsonInclude String language, boolean fallback, String status, String reason, String note) {}

    /**
     * Reads Luna's response; a stub is returned as it is.
     *
     * @throws UpstreamException if there is no text in it
     *
     */
    public Answer answer(@Body Object json) {
        if (json instanceof Answer stub) {
            return stub;
        }
        if (!(json instanceof Map<?, ?> answer) || !(answer.get("code") instanceof String text)) {
            throw new UpstreamException("Luna Services answered without a text 'code'.");
        }
        CodeText code = CodeText.of(text);
        String language = answer.get("language") instanceof String named ? named : code.language();
        return code.prose()
                ? new Answer(text, null, false, "prose", "Luna Services answered with a text without code.", null)
                : new Answer(code.code(), language, false, "ok", null, code.note());
    }

    /**
     * A stub in place of Luna's code: the same for the same prompt, and harmless for any prompt.
     *
     * @param failure why Luna did not answer
     *
     */
    public Answer fallback(
            @Header("prompt") String prompt, @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception failure) {
        String quoted = prompt.substring(0, Math.min(prompt.length(), QUOTED_CHARACTERS))
                .strip()
                .lines()
                .limit(QUOTED_LINES)
                .map(line -> ("#   " + line.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\u2028\\u2029]", " ")).stripTrailing())
                .collect(Collectors.joining("\n"));
        return new Answer(STUB.formatted(quoted), "python", true, "unavailable", failure.getMessage(), null);
    }
}
