package dev.luna.mcp.builtin.github;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.luna.mcp.tool.InvalidArgumentException;
import java.util.Base64;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.eclipse.egit.github.core.CommitFile;

/** The steps of {@code read_file}. Thread-safe. */
public final class Contents {

    private static final int MAX_BYTES = 4 * 1024 * 1024;
    private static final String SHA = "GitHubFileSha";

    private final MaskedContentCheck masked;

    Contents(MaskedContentCheck masked) {
        this.masked = masked;
    }

    /**
     * The tool's result: the content as {@code text} if it is UTF-8 text, otherwise as {@code content_b64}; the number of
     * masked secrets, if any; and for a part of a long text, its lines.
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Content(
            String path,
            String sha,
            int size,
            Integer masked,
            Integer from_line,
            Integer to_line,
            Integer lines,
            String note,
            String text,
            String content_b64,
            String moved_to) {}

    /**
     * The file as camel-github wants it to read its content: by the sha of its blob, because GitHub leaves out the content of files
     * beyond 1 MB when they are requested by path.
     *
     * @param found GitHub's response for the path
     * @throws InvalidArgumentException if it is not a file, or larger than 4 MB
     */
    public CommitFile file(@Header("path") String path, @Body Object found, Exchange exchange) {
        RepositoryFile file = RepositoryFile.of(path, found);
        if (file.size() > MAX_BYTES) {
            throw new InvalidArgumentException(
                    "The file at 'path' has " + file.size() + " bytes; at most " + MAX_BYTES + " can be read.");
        }
        exchange.setProperty(SHA, file.sha());
        return new CommitFile().setSha(file.sha());
    }

    /** The result of {@code read_file}; GitHub breaks base64 into lines. */
    public Content content(
            @Header("path") String path,
            @Header("from_line") Integer fromLine,
            @ExchangeProperty(SHA) String sha,
            @ExchangeProperty(GitHubHttpBinding.MOVED_TO) String movedTo,
            @Body String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw RestResponseReader.without("the content in base64", e);
        }
        String text = FileText.of(bytes);
        if (text == null) {
            String encoded = Base64.getEncoder().encodeToString(bytes);
            return new Content(path, sha, bytes.length, null, null, null, null, null, null, encoded, movedTo);
        }
        int places = masked.places(text);
        TextPart part = TextPart.of(text, fromLine == null ? 1 : fromLine);
        boolean whole = part.isWhole();
        return new Content(
                path,
                sha,
                bytes.length,
                places == 0 ? null : places,
                whole ? null : part.firstLine(),
                whole ? null : part.lastLine(),
                whole ? null : part.lines(),
                note(places, part),
                part.text(),
                null,
                movedTo);
    }

    private static String note(int places, TextPart part) {
        String secrets = places == 0
                ? ""
                : "Secrets in " + places + " place" + (places == 1 ? "" : "s") + " are shown as ***."
                        + " Do not write this text back: the secrets would be lost.";
        String lines = part.isWhole() ? "" : part.note();
        String note = (lines + " " + secrets).strip();
        return note.isEmpty() ? null : note;
    }
}
