package dev.luna.mcp.mcp.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.luna.mcp.identity.Principal;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The settings of one client session. Thread-safe. */
public final class Session {

    /** The most resources that one session watches. */
    public static final int MOST_WATCHED = 1000;

    private final String id;
    private final String principal;
    private final Set<String> watched = ConcurrentHashMap.newKeySet();
    private final FoundTools foundTools = new FoundTools(() -> {});
    private volatile String logLevel = "info";
    private volatile JsonNode capabilities = MissingNode.getInstance();

    /**
     * @param id null for the one shared by all clients of a principal without a session
     * @param principal the id of the principal that it belongs to
     */
    Session(String id, String principal) {
        this.id = id;
        this.principal = principal;
    }

    /** The id of the session; null for the one shared by all clients of a principal without a session. */
    public String id() {
        return id;
    }

    /** Returns true if the session belongs to a principal. */
    boolean isOf(Principal other) {
        return principal.equals(other.id());
    }

    /** The least severe level of tools' log messages that is sent. */
    public String logLevel() {
        return logLevel;
    }

    /** Sets the level; whoever calls this has checked that it is one. */
    public void setLogLevel(String level) {
        this.logLevel = level;
    }

    /** The tools that its client has found by searching. */
    public FoundTools foundTools() {
        return foundTools;
    }

    /** The capabilities of the client, as far as the server needs to know them: {@code elicitation}. Missing if nothing is known. */
    public JsonNode capabilities() {
        return capabilities;
    }

    /**
     * Keeps what the client can be asked.
     *
     * @param elicitation the capability of this name, as the client has sent it
     */
    void setElicitation(JsonNode elicitation) {
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        ObjectNode modes = kept.putObject("elicitation");
        Stream.of("form", "url").filter(elicitation::has).forEach(modes::putObject);
        capabilities = kept;
    }

    /**
     * Adds a resource to those that the client watches.
     *
     * @return false if it watches too many already
     */
    public synchronized boolean watch(String uri) {
        if (watched.size() >= MOST_WATCHED && !watched.contains(uri)) {
            return false;
        }
        watched.add(uri);
        return true;
    }

    /** Removes a resource from those that the client watches. */
    public void unwatch(String uri) {
        watched.remove(uri);
    }

    /** True if the client watches a resource. */
    public boolean watches(String uri) {
        return watched.contains(uri);
    }
}
