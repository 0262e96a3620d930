package dev.luna.mcp.http;

import java.util.List;

/** The well-known services that give a server on this machine a name on the Internet. Stateless. */
final class Tunnels {

    /** Nobody but the service can let a name below these point to this machine. */
    private static final List<String> DOMAINS = List.of(
            "ngrok-free.app",
            "ngrok-free.dev",
            "ngrok.app",
            "ngrok.dev",
            "ngrok.io",
            "trycloudflare.com",
            "devtunnels.ms",
            "ts.net");

    private Tunnels() {}

    /** Their host names as entries of {@link AllowedNames}. */
    static String names() {
        return "*." + String.join(",*.", DOMAINS);
    }

    /** The entry that would allow a host name; that of ngrok if it is of no tunnel. */
    static String nameFor(String host) {
        return "*."
                + DOMAINS.stream()
                        .filter(domain -> host.endsWith("." + domain))
                        .findFirst()
                        .orElse(DOMAINS.get(0));
    }
}
