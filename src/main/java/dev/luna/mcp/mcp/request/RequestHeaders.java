package dev.luna.mcp.mcp.request;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** The HTTP headers of a request that repeat what its body says. */
record RequestHeaders(Sender sender) {

    private static final String ENCODED_START = "=?base64?";
    private static final String ENCODED_END = "?=";

    /** The revision, as {@code MCP-Protocol-Version} has it, or null. */
    String protocolVersion() {
        return plain("MCP-Protocol-Version").orElse(null);
    }

    /** A header's value without surrounding space; empty if it is not there. */
    Optional<String> plain(String name) {
        return Optional.ofNullable(sender.header(name)).map(String::strip);
    }

    /**
     * A header's value, decoded where it is written as {@code =?base64?...?=}.
     *
     * @throws IllegalArgumentException if what is written so is no base64 of UTF-8
     */
    Optional<String> decoded(String name) {
        return plain(name).map(RequestHeaders::decode);
    }

    private static String decode(String value) {
        boolean encoded = value.startsWith(ENCODED_START)
                && value.endsWith(ENCODED_END)
                && value.length() >= ENCODED_START.length() + ENCODED_END.length();
        if (!encoded) {
            return value;
        }
        String base64 = value.substring(ENCODED_START.length(), value.length() - ENCODED_END.length());
        if (base64.length() % 4 != 0) {
            throw new IllegalArgumentException("its base64 is not padded");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Base64.getDecoder().decode(base64)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("it is not UTF-8", e);
        }
    }
}
