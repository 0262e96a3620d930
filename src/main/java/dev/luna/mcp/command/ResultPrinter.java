package dev.luna.mcp.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/**
 * Prints the result of {@code tools/call} for people.
 *
 * @param output where an image or a sound is saved, or null
 */
record ResultPrinter(PrintWriter out, Path output) {

    /** @throws IOException if an image cannot be saved */
    void print(JsonNode result) throws IOException {
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

    private void save(JsonNode block) throws IOException {
        byte[] bytes = Base64.getDecoder().decode(block.path("data").asText());
        String what = block.path("mimeType").asText() + ", " + bytes.length + " bytes";
        if (output == null) {
            out.println(what + "; -o FILE saves it");
        } else {
            Files.write(output, bytes);
            out.println(what + ", saved as " + output);
        }
    }
}
