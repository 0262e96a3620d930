package dev.luna.mcp.demo;

import dev.luna.mcp.outbound.UpstreamFailures;
import org.apache.camel.BindToRegistry;
import org.apache.camel.CamelConfiguration;

/** Binds the beans of the stand-in's routes. */
public class DemoConfiguration implements CamelConfiguration {

    /** Reads requests and makes responses. */
    @BindToRegistry("standInRequests")
    public StandInRequests standInRequests() {
        return new StandInRequests();
    }

    /** Translates failures. */
    @BindToRegistry("standInFailures")
    public StandInFailures standInFailures(UpstreamFailures upstreamFailures) {
        return new StandInFailures(upstreamFailures);
    }

    /** Generates code. */
    @BindToRegistry("templateCode")
    public TemplateCode templateCode() {
        return new TemplateCode();
    }

    /** Generates speech. */
    @BindToRegistry("espeakVoice")
    public EspeakVoice espeakVoice() {
        return new EspeakVoice("espeak-ng");
    }
}
