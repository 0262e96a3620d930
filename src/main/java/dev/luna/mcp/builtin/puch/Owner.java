package dev.luna.mcp.builtin.puch;

import dev.luna.mcp.tool.MissingSettingException;
import java.util.regex.Pattern;

/** The owner of the server, identified by phone number as Puch AI requires. Immutable. */
public final class Owner {

    private static final Pattern DECORATION = Pattern.compile("[^0-9]");

    private final String number;

    /** @param number the phone number with its country code, in any spelling; empty if not set */
    public Owner(String number) {
        this.number = DECORATION.matcher(number).replaceAll("");
    }

    /**
     * The number in the form that Puch AI requires: country code and number, digits only.
     *
     * @throws MissingSettingException if none is set
     *
     */
    public String number() {
        if (number.isEmpty()) {
            throw new MissingSettingException(
                    "MY_NUMBER", "your phone number with its country code, such as 919876543210,");
        }
        return number;
    }
}
