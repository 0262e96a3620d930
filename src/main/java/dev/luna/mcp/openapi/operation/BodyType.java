package dev.luna.mcp.openapi.operation;

import dev.luna.mcp.openapi.operation.ApiBody.Encoding;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Media types of bodies: which of several is sent, and how it is written. Stateless. */
final class BodyType {

    private static final Pattern TYPE = Pattern.compile("[\\w.+*-]{1,100}/[\\w.+*-]{1,100}");

    private BodyType() {}

    /** The one of these that a tool can fill in best: JSON, then forms, then text, then anything else. */
    static Optional<String> best(Collection<String> types) {
        return types.stream().min(Comparator.comparingInt(type -> rank(plain(type))));
    }

    private static int rank(String type) {
        if (type.equals("application/json")) {
            return 0;
        }
        if (type.equals("application/merge-patch+json")) {
            return 1;
        }
        return switch (encoding(type)) {
            // A JSON Patch is a list of changes, which models seldom write without a mistake.
            case JSON -> type.equals("application/json-patch+json") ? 4 : 2;
            case MULTIPART -> 3;
            case FORM -> 3;
            case TEXT -> 5;
            case BINARY -> 6;
        };
    }

    /** The form of a body of this type. */
    static Encoding encoding(String type) {
        if (isJson(type)) {
            return Encoding.JSON;
        }
        if (type.equals("multipart/form-data")) {
            return Encoding.MULTIPART;
        }
        if (type.equals("application/x-www-form-urlencoded")) {
            return Encoding.FORM;
        }
        boolean text =
                type.startsWith("text/") || type.endsWith("+xml") || type.endsWith("/xml") || type.endsWith("yaml");
        return text ? Encoding.TEXT : Encoding.BINARY;
    }

    /** True for JSON, and where the description leaves the type open. */
    static boolean isJson(String type) {
        return type.equals("application/json")
                || type.endsWith("+json")
                || type.equals("*/*")
                || type.equals("text/json");
    }

    /**
     * In lower case, without parameters.
     *
     * @throws RefusedException if it is no media type, which could be more than one header
     */
    static String plain(String type) {
        String plain = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!TYPE.matcher(plain).matches()) {
            throw new RefusedException(RefusalReason.MISTAKE, "'" + plain + "' is no media type");
        }
        return plain;
    }
}
