package dev.luna.mcp.luna;

import dev.luna.mcp.outbound.OutboundPolicy;
import org.apache.camel.BindToRegistry;
import org.apache.camel.CamelConfiguration;

/** Binds what the tools of Luna Services are made of. */
public class LunaConfiguration implements CamelConfiguration {

    /** Requests for code and their answers. */
    @BindToRegistry("lunaCode")
    public LunaCode lunaCode() {
        return new LunaCode();
    }

    /** Requests for speech and their answers. */
    @BindToRegistry("lunaVoice")
    public LunaVoice lunaVoice() {
        return new LunaVoice();
    }

    /** Requests for images and their answers. */
    @BindToRegistry("lunaImage")
    public LunaImage lunaImage(OutboundPolicy outboundPolicy) {
        return new LunaImage(outboundPolicy);
    }
}
