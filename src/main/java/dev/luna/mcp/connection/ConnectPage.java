package dev.luna.mcp.connection;

import dev.luna.mcp.digest.Sha256;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * A page for the browser of a principal. It has no script, and each text is escaped. Immutable.
 *
 * @param status of HTTP
 * @param paragraphs plain texts
 * @param code the code to show; empty for none
 * @param next the page to go to; empty for none
 * @param nextText the text of the link to that page
 */
record ConnectPage(
        int status, String title, List<String> paragraphs, Optional<String> code, Optional<URI> next, String nextText) {

    private static final String STYLE = "body{font:1.1em/1.5 sans-serif;max-width:40em;margin:3em auto;padding:0 1em}"
            + "code{font-size:2em;letter-spacing:.1em}";

    private static final String POLICY = "default-src 'none'; style-src 'sha256-" + digest(STYLE)
            + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** A page with nothing but texts. */
    static ConnectPage of(int status, String title, String... paragraphs) {
        return new ConnectPage(status, title, List.of(paragraphs), Optional.empty(), Optional.empty(), "");
    }

    /** Makes it the response of a request; nothing of the request is left in it. */
    void writeTo(Exchange exchange) {
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        message.setHeader(Exchange.CONTENT_TYPE, "text/html; charset=utf-8");
        message.setHeader("Content-Security-Policy", POLICY);
        message.setHeader("X-Content-Type-Options", "nosniff");
        message.setHeader("X-Frame-Options", "DENY");
        message.setHeader("Referrer-Policy", "no-referrer");
        message.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        message.setHeader("Cache-Control", "no-store");
        message.setBody(html());
    }

    private String html() {
        return "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\""
                + " content=\"width=device-width\"><title>" + escaped(title) + "</title><style>" + STYLE
                + "</style></head><body><h1>" + escaped(title) + "</h1>"
                + paragraphs.stream()
                        .map(text -> "<p>" + escaped(text) + "</p>")
                        .collect(Collectors.joining())
                + code.map(text -> "<p><code>" + escaped(text) + "</code></p>").orElse("")
                + next.map(url -> "<p><a rel=\"noreferrer\" href=\"" + escaped(url.toString()) + "\">"
                                + escaped(nextText) + "</a></p>")
                        .orElse("")
                + "</body></html>\n";
    }

    private static String escaped(String text) {
        return text.codePoints()
                .mapToObj(c -> switch (c) {
                    case '&' -> "&amp;";
                    case '<' -> "&lt;";
                    case '>' -> "&gt;";
                    case '"' -> "&quot;";
                    case '\'' -> "&#39;";
                    default -> Character.isISOControl(c) ? " " : Character.toString(c);
                })
                .collect(Collectors.joining());
    }

    private static String digest(String text) {
        return Base64.getEncoder().encodeToString(Sha256.of(text));
    }
}
