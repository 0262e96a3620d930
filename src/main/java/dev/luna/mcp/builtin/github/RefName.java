package dev.luna.mcp.builtin.github;

import java.nio.charset.StandardCharsets;

/** Git's rules for names of branches and tags, each with its reason. Stateless. */
final class RefName {

    /** GitHub's limit is 255 bytes, {@code refs/heads/} included. */
    private static final int MAX_BYTES = 244;

    private static final String NOT_IN_NAMES = " ~^:?*[\\";

    private RefName() {}

    /** The reason why git has no branch or tag of this name; null if it can have one. */
    static String fault(String name) {
        if (name.length() > MAX_BYTES || name.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            return "it is longer than " + MAX_BYTES + " bytes";
        }
        String text = UnsafeCharacters.of(name);
        if (text != null) {
            return text;
        }
        int bad = NOT_IN_NAMES
                .chars()
                .filter(character -> name.indexOf(character) >= 0)
                .findFirst()
                .orElse(-1);
        if (bad >= 0) {
            return "it contains " + (bad == ' ' ? "a space" : "'" + (char) bad + "'") + ", which git does not allow";
        }
        for (String sequence : new String[] {"..", "@{", "//"}) {
            if (name.contains(sequence)) {
                return "it contains '" + sequence + "', which git does not allow";
            }
        }
        if (name.equals("@") || name.startsWith("-") || name.startsWith("/") || name.endsWith("/")) {
            return "it is '@', begins with '-' or '/', or ends with '/'";
        }
        for (String part : name.split("/")) {
            if (part.startsWith(".") || part.endsWith(".") || part.endsWith(".lock")) {
                return "a part of it begins or ends with '.', or ends with '.lock'";
            }
        }
        return null;
    }
}
