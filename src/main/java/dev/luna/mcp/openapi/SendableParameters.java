package dev.luna.mcp.openapi;

import dev.luna.mcp.openapi.document.Located;
import dev.luna.mcp.openapi.operation.ApiParameter;
import dev.luna.mcp.openapi.operation.ApiParameter.Place;
import dev.luna.mcp.openapi.operation.RefusalReason;
import dev.luna.mcp.openapi.operation.RefusedException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * The parameters that a caller gives. Left out are those that the server sets itself, and above all credentials: a document may list
 * them as parameters, too, and a model has no business with them. Immutable.
 */
final class SendableParameters {

    /** OpenAPI 3 says that descriptions of these are ignored. */
    private static final Set<String> DESCRIBED_ELSEWHERE = Set.of("accept", "content-type");

    private static final Set<String> CREDENTIALS = Set.of("authorization", "cookie", "proxy-authorization");

    private static final Set<String> OF_THE_CONNECTION = Set.of(
            "connection",
            "content-length",
            "expect",
            "host",
            "keep-alive",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    private static final Pattern NAME = Pattern.compile("[^\\p{Cc}\\s{}=]{1,128}");
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,128}");

    private final Set<String> keys = new HashSet<>();

    /** @param schemes the security schemes of the document */
    SendableParameters(Located schemes) {
        schemes.node()
                .forEach(scheme -> keys.add(
                        key(scheme.path("in").asText(), scheme.path("name").asText())));
    }

    private static String key(String place, String name) {
        return (place + " " + name).toLowerCase(Locale.ROOT);
    }

    /**
     * Those that become arguments.
     *
     * @param left told why a parameter was left out
     * @throws RefusedException if one cannot be sent, and is needed
     */
    List<ApiParameter> of(List<ApiParameter> parameters, Consumer<String> left) {
        return parameters.stream()
                .filter(parameter -> isSendable(parameter, left))
                .toList();
    }

    private boolean isSendable(ApiParameter parameter, Consumer<String> left) {
        String name = parameter.name().toLowerCase(Locale.ROOT);
        boolean header = parameter.place() == Place.HEADER;
        if (header && DESCRIBED_ELSEWHERE.contains(name)) {
            return false;
        }
        if (header && CREDENTIALS.contains(name)
                || keys.contains(key(parameter.place().name(), name))) {
            left.accept(
                    "the parameter '" + parameter.name() + "' carries credentials, which are settings of the owner's");
            return false;
        }
        boolean sendable = header
                ? TOKEN.matcher(name).matches() && !OF_THE_CONNECTION.contains(name)
                : parameter.place() == Place.COOKIE
                        ? TOKEN.matcher(name).matches()
                        : NAME.matcher(name).matches();
        if (!sendable && parameter.required()) {
            throw new RefusedException(
                    RefusalReason.PARAMETER, "the parameter '" + parameter.name() + "' cannot be sent under this name");
        }
        if (!sendable) {
            left.accept("the parameter '" + parameter.name() + "' cannot be sent under this name");
        }
        return sendable;
    }
}
