package dev.luna.mcp.openapi.document;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A document and all that it refers to. Each document is read once. Which documents may be read is decided by the kind of the first:
 * a file refers to files around it and to URLs, a URL to URLs only. Not thread-safe.
 */
public final class Documents {

    private static final int MOST_FILES = 5000;
    private static final int MOST_URLS = 200;
    private static final long MOST_BYTES = 2L * DocumentStore.MOST_BYTES;

    /** References to references. */
    private static final int LONGEST_CHAIN = 32;

    private final URI root;
    private final DocumentStore files;
    private final DocumentStore urls;
    private final Map<URI, JsonNode> read = new HashMap<>();
    private final Map<URI, DocumentException> failed = new HashMap<>();
    private long bytes;

    private Documents(URI root, DocumentStore files, DocumentStore urls) {
        this.root = root;
        this.files = files;
        this.urls = urls;
    }

    /**
     * A file and what it refers to: files around it, and URLs.
     *
     * @param urls reads URLs
     * @throws DocumentException if there is no such file
     */
    public static Documents of(Path file, DocumentStore urls) {
        LocalDocuments files = LocalDocuments.around(file);
        // In the form that a reference relative to it has, with one slash.
        return new Documents(URI.create("file:" + file.toUri().getRawPath()), files, urls);
    }

    /**
     * A document at a URL and what it refers to: URLs only.
     *
     * @param urls reads URLs
     */
    public static Documents of(URI url, DocumentStore urls) {
        return new Documents(url, urls, urls);
    }

    /**
     * The whole first document.
     *
     * @throws DocumentException if it cannot be read
     */
    public Located root() {
        return new Located(document(root), root, "");
    }

    /**
     * Returns what a part stands for: itself, or what its {@code $ref} names.
     *
     * @throws DocumentException if there is no such part, or the references lead in a circle
     */
    public Located follow(Located part) {
        Located target = part;
        for (int i = 0; i < LONGEST_CHAIN; i++) {
            if (!target.node().path("$ref").isTextual()) {
                return target;
            }
            target = target(target.node().get("$ref").textValue(), target.document());
        }
        throw new DocumentException(part.place() + " refers to references only, in a circle or more than "
                + LONGEST_CHAIN + " one after the other. Correct the document there.");
    }

    /**
     * The part that a reference names.
     *
     * @param reference such as {@code #/components/schemas/Pet} or {@code common.yaml#/Pet}
     * @param document the one that contains the reference
     * @throws DocumentException if there is no such part, or its document may not be read
     */
    public Located target(String reference, URI document) {
        URI target = resolved(reference, document);
        String fragment = target.getRawFragment() == null ? "" : target.getRawFragment();
        URI other = reference.startsWith("#")
                ? document
                : URI.create(target.toString().split("#", 2)[0]);
        String pointer = URLDecoder.decode(fragment.replace("+", "%2B"), StandardCharsets.UTF_8);
        if (!pointer.isEmpty() && !pointer.startsWith("/")) {
            throw new DocumentException(
                    "'$ref: " + reference + "' in " + document
                            + " names an anchor, which is not supported. Refer to it by its path, such as #/components/schemas/Pet.");
        }
        JsonNode node = document(other).at(JsonPointer.compile(pointer));
        if (node.isMissingNode()) {
            throw new DocumentException("'$ref: " + reference + "' in " + document
                    + " names something that is not there. Correct the reference, or add what it names.");
        }
        return new Located(node, other, pointer);
    }

    private static URI resolved(String reference, URI document) {
        try {
            return document.resolve(reference);
        } catch (IllegalArgumentException e) {
            throw new DocumentException("'$ref: " + reference + "' in " + document + " is no URI.", e);
        }
    }

    private JsonNode document(URI uri) {
        if (failed.containsKey(uri)) {
            // A server that does not answer is not asked for each operation again.
            throw failed.get(uri);
        }
        JsonNode known = read.get(uri);
        if (known != null) {
            return known;
        }
        try {
            JsonNode parsed = DocumentParser.parse(content(uri), uri.toString());
            read.put(uri, parsed);
            return parsed;
        } catch (DocumentException e) {
            failed.put(uri, e);
            throw e;
        }
    }

    private byte[] content(URI uri) {
        DocumentStore store = store(uri);
        int most = store == files && files != urls ? MOST_FILES : MOST_URLS;
        if (read.size() + failed.size() >= most) {
            throw new DocumentException(
                    "The document refers to more than " + most + " others, the most that are read. Bundle it into one");
        }
        byte[] content = store.read(uri);
        bytes += content.length;
        if (bytes > MOST_BYTES) {
            throw new DocumentException("The document and those that it refers to have more than "
                    + MOST_BYTES / 1024 / 1024 + " MB, the most that is read. Import a part of it");
        }
        return content;
    }

    private DocumentStore store(URI uri) {
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        if (scheme.equals("http") || scheme.equals("https")) {
            return urls;
        }
        if (!scheme.equals("file")) {
            throw new DocumentException("A $ref names " + uri + ". Only files and http or https URLs are read.");
        }
        if (!"file".equalsIgnoreCase(root.getScheme())) {
            throw new DocumentException("A $ref of a document from the network names the file " + uri
                    + ". It may not read files; download all its documents into one directory and import from there.");
        }
        return files;
    }
}
