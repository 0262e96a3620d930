package dev.luna.mcp.builtin.luna;

import org.apache.camel.BindToRegistry;
import org.apache.camel.CamelConfiguration;

/** Binds the beans of the tools of Luna Services, beyond {@code block:http}. */
public class LunaConfiguration implements CamelConfiguration {

    /** Reads Luna's code, or makes a stub. */
    @BindToRegistry("lunaCode")
    public LunaCode lunaCode() {
        return new LunaCode();
    }
}
