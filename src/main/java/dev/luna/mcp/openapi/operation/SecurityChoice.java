package dev.luna.mcp.openapi.operation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.openapi.document.Documents;
import dev.luna.mcp.openapi.document.Located;
import dev.luna.mcp.openapi.operation.ApiSecurity.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Chooses one of the ways in which an operation can be called with credentials. Immutable. */
record SecurityChoice(Documents documents, Located root) {

    /**
     * The first way that needs one scheme, of a supported kind; empty if the operation can be called without any.
     *
     * @throws RefusedException if there is no such way
     */
    Optional<ApiSecurity> of(Located operation) {
        JsonNode ways = operation.node().has("security")
                ? operation.node().get("security")
                : root.node().path("security");
        List<String> problems = new ArrayList<>();
        List<ApiSecurity> usable = new ArrayList<>();
        for (JsonNode way : ways) {
            if (way.isEmpty()) {
                return Optional.empty();
            }
            if (way.size() > 1) {
                problems.add("it needs " + String.join(" and ", names(way)) + " together, and a tool has one of them");
            } else {
                read(names(way).get(0), usable, problems);
            }
        }
        if (usable.isEmpty() && !problems.isEmpty()) {
            throw new RefusedException(RefusalReason.SECURITY, problems.get(0));
        }
        return usable.stream().findFirst();
    }

    private static List<String> names(JsonNode way) {
        List<String> names = new ArrayList<>();
        way.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private void read(String name, List<ApiSecurity> usable, List<String> problems) {
        Located declared = root.member("components").member("securitySchemes").member(name);
        JsonNode scheme = documents.follow(declared).node();
        Optional<Kind> kind = kind(scheme);
        if (kind.isEmpty()) {
            problems.add("its security scheme '" + name + "' is "
                    + (scheme.isMissingNode()
                            ? "not declared"
                            : "of a kind that credentials cannot have: "
                                    + scheme.path("type").asText() + " "
                                    + scheme.path("scheme").asText()));
            return;
        }
        boolean key = scheme.path("type").asText().equals("apiKey");
        usable.add(new ApiSecurity(
                name,
                kind.get(),
                key ? scheme.path("name").asText() : "",
                scheme.path("flows").path("clientCredentials").path("tokenUrl").asText("")));
    }

    private static Optional<Kind> kind(JsonNode scheme) {
        String way = scheme.path("scheme").asText().toLowerCase(Locale.ROOT);
        return switch (scheme.path("type").asText()) {
            case "http" ->
                way.equals("bearer")
                        ? Optional.of(Kind.BEARER)
                        : way.equals("basic") ? Optional.of(Kind.BASIC) : Optional.empty();
            case "oauth2" -> Optional.of(scheme.path("flows").has("clientCredentials") ? Kind.CLIENT : Kind.BEARER);
            case "openIdConnect" -> Optional.of(Kind.BEARER);
            case "apiKey" ->
                switch (scheme.path("in").asText()) {
                    case "header" ->
                        Optional.of(
                                scheme.path("name").asText().equalsIgnoreCase("Authorization")
                                        ? Kind.BEARER
                                        : Kind.HEADER_KEY);
                    case "query" -> Optional.of(Kind.QUERY_KEY);
                    case "cookie" -> Optional.of(Kind.COOKIE_KEY);
                    default -> Optional.empty();
                };
            default -> Optional.empty();
        };
    }
}
