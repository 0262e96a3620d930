package dev.luna.mcp.builtin.http;

import dev.luna.mcp.outbound.credential.CredentialSettings;
import dev.luna.mcp.tool.InvalidToolException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.apache.camel.Exchange;

/**
 * Credentials of the owner's, and the service that they are for: they are sent nowhere else. Thread-safe.
 *
 * @param name as in {@code luna.credentials.NAME}
 * @param service the base of all URLs that may get them
 * @param place where they are in a request
 * @param source makes the value there
 */
record Credentials(String name, URI service, CredentialPlace place, Source source) {

    /** Makes the value. Must be thread-safe. */
    interface Source {

        /**
         * The value for the next request.
         *
         * @param wait the longest time to wait for it; null for as long as it takes
         * @throws IOException if the call is stopped while it waits
         * @throws dev.luna.mcp.tool.UpstreamException if the service that issues it fails
         */
        String authorization(Duration wait) throws IOException;

        /** Forgets a value that the service refused; false if there is no other. */
        boolean renew(String refused);

        /** The source for one call; another one where each caller has credentials of its own. */
        default Source of(Exchange call) {
            return this;
        }
    }

    /** The credentials for one call. */
    Credentials of(Exchange call) {
        return new Credentials(name, service, place, source.of(call));
    }

    /** Throws as {@link Source#authorization} does. */
    String authorization(Duration wait) throws IOException {
        return source.authorization(wait);
    }

    boolean renew(String refused) {
        return source.renew(refused);
    }

    /**
     * Checks where a tool would send them.
     *
     * @throws InvalidToolException if that is another service
     */
    void requireFor(URI target) {
        if (!isSameServer(target)
                || !isBelow(service.getPath(), target.normalize().getPath())) {
            throw new InvalidToolException("Option 'url' is not below " + service + ", and the credentials '" + name
                    + "' are sent nowhere else; the owner's setting luna.credentials." + name + ".url says so");
        }
    }

    private boolean isSameServer(URI target) {
        return service.getScheme().equalsIgnoreCase(target.getScheme())
                && service.getHost().equalsIgnoreCase(target.getHost())
                && CredentialSettings.port(service) == CredentialSettings.port(target);
    }

    private static boolean isBelow(String base, String path) {
        String directory = base.endsWith("/") ? base : base + "/";
        return (path + "/").startsWith(directory);
    }
}
