package dev.luna.mcp.builtin.luna;

import org.apache.camel.BindToRegistry;
import org.apache.camel.CamelConfiguration;

/** Binds what the tools of Luna Services need beyond {@code block:http}. */
public class LunaConfiguration implements CamelConfiguration {

    /** Code, and what stands in for it. */
    @BindToRegistry("lunaCode")
    public LunaCode lunaCode() {
        return new LunaCode();
    }
}
