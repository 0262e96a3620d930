package dev.luna.mcp.builtin.http;

import dev.luna.mcp.tool.InvalidToolException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The form of the body of requests, as a tool file declares it. Immutable.
 *
 * @param kind of the body
 * @param whole the argument that is the whole body, as {@code {name}}; null if arguments are its fields
 * @param files the arguments that are files of a multipart body
 */
record BodyEncoding(Kind kind, String whole, Set<String> files) {

    /** The kinds of bodies. */
    enum Kind {
        JSON,
        FORM,
        MULTIPART,
        TEXT,
        BINARY,
        NONE
    }

    BodyEncoding {
        files = Set.copyOf(files);
    }

    /**
     * Reads the options.
     *
     * @param encoding null for JSON, and for no body where the method has none
     * @throws InvalidToolException if they do not fit together
     */
    static BodyEncoding of(String method, String encoding, String whole, List<String> files) {
        boolean bodiless = method.equals("GET") || method.equals("DELETE") && encoding == null && whole == null;
        if (method.equals("GET") && (encoding != null || whole != null)) {
            throw new InvalidToolException("a GET request has no body; leave out 'encoding' and 'body'");
        }
        Kind kind =
                bodiless ? Kind.NONE : encoding == null ? Kind.JSON : Kind.valueOf(encoding.toUpperCase(Locale.ROOT));
        if (!files.isEmpty() && kind != Kind.MULTIPART) {
            throw new InvalidToolException("Option 'files' needs 'encoding: multipart'");
        }
        boolean mayBeWhole = kind == Kind.JSON || kind == Kind.TEXT || kind == Kind.BINARY;
        if (whole != null && !mayBeWhole) {
            throw new InvalidToolException(
                    "Option 'body' needs the 'encoding' json, text or binary; a form is made of arguments");
        }
        if (whole == null && (kind == Kind.TEXT || kind == Kind.BINARY)) {
            throw new InvalidToolException("Option 'encoding' is " + encoding
                    + ", so 'body' must name the argument that is the body: body: '{name}'");
        }
        return new BodyEncoding(kind, whole, Set.copyOf(files));
    }

    /** True if requests have a body, which may be empty if its argument is missing. */
    boolean isPresent() {
        return kind != Kind.NONE;
    }
}
