package dev.luna.mcp.openapi;

import dev.luna.mcp.openapi.operation.ApiSecurity;
import dev.luna.mcp.tool.Excerpt;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The names of the credentials that tools use, and the settings that the owner has to make. A name begins with that of the API, as
 * documents of different APIs have schemes of the same name. Not thread-safe.
 */
final class CredentialNames {

    private static final int LONGEST = 32;
    private static final int LONGEST_BASE = 16;

    /** Words that titles of descriptions have besides the name of the API. */
    private static final Set<String> COMMON =
            Set.of("the", "an", "api", "apis", "openapi", "swagger", "rest", "official", "spec", "specification");

    private final String base;
    private final boolean always;
    private final boolean several;
    private final Map<String, List<String>> settings = new LinkedHashMap<>();

    /**
     * @param given the name that the owner wants; then every operation has credentials, also of a document that declares none
     * @param several true if the document has more than one scheme
     */
    CredentialNames(Optional<String> given, String title, boolean several) {
        this.base = given.orElseGet(() -> firstWord(title));
        this.always = given.isPresent();
        this.several = several;
    }

    private static String firstWord(String title) {
        return Arrays.stream(title.toLowerCase(Locale.ROOT).split("[^a-z0-9]+"))
                .filter(word -> word.matches("[a-z].+") && !COMMON.contains(word))
                .map(word -> word.substring(0, Math.min(LONGEST_BASE, word.length())))
                .findFirst()
                .orElse("api");
    }

    /** The credentials of an operation. */
    Optional<String> of(Optional<ApiSecurity> security, String server) {
        if (security.isEmpty()) {
            if (!always) {
                return Optional.empty();
            }
            return Optional.of(named(base, server, List.of("token=")));
        }
        ApiSecurity scheme = security.get();
        String more = several ? ToolNames.words(scheme.scheme()).replace("_", "") : "";
        String whole = base + more;
        return Optional.of(named(whole, server, fields(scheme)));
    }

    /** Credentials are sent to one service only, so an API with several servers has several of them. */
    private String named(String wanted, String server, List<String> fields) {
        String name = wanted.substring(0, Math.min(LONGEST, wanted.length()));
        for (int i = 2; ; i++) {
            List<String> lines = lines(name, server, fields);
            List<String> known = settings.putIfAbsent(name, lines);
            if (known == null || known.equals(lines)) {
                return name;
            }
            name = wanted.substring(0, Math.min(LONGEST - 2, wanted.length())) + i;
        }
    }

    private static List<String> fields(ApiSecurity scheme) {
        return switch (scheme.kind()) {
            case BEARER -> List.of("token=");
            case BASIC -> List.of("user=", "password=");
            case CLIENT -> List.of("token-url=" + scheme.tokenUrl(), "client-id=", "client-secret=");
            case HEADER_KEY -> List.of("header=" + scheme.name(), "key=");
            case QUERY_KEY -> List.of("query=" + scheme.name(), "key=");
            case COOKIE_KEY -> List.of("cookie=" + scheme.name(), "key=");
        };
    }

    private static List<String> lines(String name, String server, List<String> fields) {
        List<String> lines = new ArrayList<>();
        String prefix = "luna.credentials." + name + ".";
        lines.add(prefix + "url=" + server);
        fields.forEach(field -> lines.add(Excerpt.oneLine(prefix + field)));
        return lines;
    }

    /** The lines of {@code application.properties} that the owner completes, for all that was used. */
    List<String> settings() {
        return settings.values().stream().flatMap(List::stream).toList();
    }
}
