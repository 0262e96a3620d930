package dev.luna.mcp.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import org.apache.camel.Body;

/** Generates code from a template that contains the prompt as data. Stateless. */
public final class TemplateCode {

    private static final JsonMapper ASCII =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private static final String TEMPLATE = """
            # From a template of the Luna stand-in; no model was asked.
            PROMPT = %s


            def answer() -> str:
                return PROMPT


            if __name__ == "__main__":
                print(answer())
            """;

    /** Code for the posted {@code prompt}, and its language. */
    public Map<String, String> write(@Body Object posted) throws JsonProcessingException {
        // A JSON text in ASCII is a literal of Python, too.
        String literal = ASCII.writeValueAsString(StandInRequests.text(posted, "prompt"));
        return Map.of("code", TEMPLATE.formatted(literal), "language", "python");
    }
}
