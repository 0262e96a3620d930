package dev.luna.mcp.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.openapi.document.DocumentException;
import dev.luna.mcp.openapi.document.Documents;
import dev.luna.mcp.openapi.document.Located;
import dev.luna.mcp.openapi.operation.OperationKey;
import dev.luna.mcp.tool.Excerpt;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map.Entry;
import java.util.Set;

/** The description of an API, OpenAPI 3.0 or 3.1. Not thread-safe, as its documents are not. */
final class ApiDescription {

    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");
    private static final int LONGEST_TITLE = 60;

    private final Documents documents;
    private final Located root;

    private ApiDescription(Documents documents, Located root) {
        this.documents = documents;
        this.root = root;
    }

    /** @throws DocumentException if the document cannot be read, or is none of these versions */
    static ApiDescription open(Documents documents) {
        Located root = documents.root();
        if (root.node().has("swagger")) {
            throw new DocumentException(
                    "The document is Swagger " + root.node().get("swagger").asText()
                            + ", and OpenAPI 3.0 and 3.1 are read. Convert it, for example with npx swagger2openapi.");
        }
        String version = root.node().path("openapi").asText();
        if (!version.matches("3\\.[01](\\..*)?")) {
            throw new DocumentException("The document is no OpenAPI 3.0 or 3.1: its field 'openapi' is '"
                    + Excerpt.begin(Excerpt.oneLine(version), 20)
                    + "'. Check that the file is the description of the API.");
        }
        if (!root.node().path("paths").isObject()) {
            throw new DocumentException("The document has no 'paths', so it describes no operations to import.");
        }
        return new ApiDescription(documents, root);
    }

    Documents documents() {
        return documents;
    }

    Located root() {
        return root;
    }

    /** True for the schemas of OpenAPI 3.0, which differ from JSON Schema. */
    boolean isOld() {
        return root.node().path("openapi").asText().startsWith("3.0");
    }

    /** For people, in one line. */
    String title() {
        return Excerpt.begin(
                Excerpt.oneLine(root.node().path("info").path("title").asText("API")), LONGEST_TITLE);
    }

    /** All operations, in the order of the document. A path whose reference leads nowhere counts as one, which is refused later. */
    List<OperationKey> operations() {
        List<OperationKey> operations = new ArrayList<>();
        Located paths = root.member("paths");
        for (String path : paths.node().propertyStream().map(Entry::getKey).toList()) {
            if (path.startsWith("/")) {
                Located item = followed(paths.member(path));
                if (item.node().has("$ref")) {
                    operations.add(new OperationKey("*", path, "", List.of()));
                }
                item.node()
                        .propertyStream()
                        .map(Entry::getKey)
                        .filter(METHODS::contains)
                        .forEach(method -> operations.add(
                                key(method, path, followed(item.member(method)).node())));
            }
        }
        return operations;
    }

    /** The part itself if what it refers to cannot be read. */
    private Located followed(Located part) {
        try {
            return documents.follow(part);
        } catch (DocumentException e) {
            return part;
        }
    }

    private static OperationKey key(String method, String path, JsonNode operation) {
        List<String> tags = new ArrayList<>();
        operation.path("tags").forEach(tag -> tags.add(tag.asText()));
        return new OperationKey(
                method.toUpperCase(Locale.ROOT),
                path,
                operation.path("operationId").asText(),
                tags);
    }
}
