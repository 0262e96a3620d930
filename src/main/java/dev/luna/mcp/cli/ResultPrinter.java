package dev.luna.mcp.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/**
 * Prints the result of {@code tools/call} for people.
 *
 * @param output the file that an image or audio is saved to, or null
 */
record ResultPrinter(PrintWriter out, Path output) {

    /** @throws CommandFailedException if an image cannot be saved */
    void print(JsonNode result) {
        if (result.has("structuredContent")) {
            out.println(result.get("structuredContent").toPrettyString());
            return;
        }
        for (JsonNode block : result.path("content")) {
            switch (block.path("type").asText()) {
                case "text" -> out.println(block.path("text").asText());
                case "image", "audio" -> save(block);
                default -> out.println(block.toPrettyString());
            }
        }
    }

    private void save(JsonNode block) {
        byte[] bytes = Base64.getDecoder().decode(block.path("data").asText());
        String what = block.path("mimeType").asText() + ", " + bytes.length + " bytes";
        if (output == null) {
            out.println(what + "; use -o FILE to save it");
        } else {
            try {
                Files.write(output, bytes);
            } catch (IOException e) {
                throw new CommandFailedException("cannot save the result to " + output + " ("
                        + e.getClass().getSimpleName() + "); choose another file with -o");
            }
            out.println(what + ", saved to " + output);
        }
    }
}
