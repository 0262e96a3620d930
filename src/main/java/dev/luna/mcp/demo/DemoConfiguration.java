package dev.luna.mcp.demo;

import dev.luna.mcp.outbound.UpstreamFailures;
import org.apache.camel.BindToRegistry;
import org.apache.camel.CamelConfiguration;

/** Binds what the stand-in's routes are made of. */
public class DemoConfiguration implements CamelConfiguration {

    /** Requests and answers. */
    @BindToRegistry("standInRequests")
    public StandInRequests standInRequests() {
        return new StandInRequests();
    }

    /** Failures. */
    @BindToRegistry("standInFailures")
    public StandInFailures standInFailures(UpstreamFailures upstreamFailures) {
        return new StandInFailures(upstreamFailures);
    }

    /** Code. */
    @BindToRegistry("templateCode")
    public TemplateCode templateCode() {
        return new TemplateCode();
    }

    /** Speech. */
    @BindToRegistry("espeakVoice")
    public EspeakVoice espeakVoice() {
        return new EspeakVoice("espeak-ng");
    }
}
