package dev.luna.mcp.it.component;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A bean that must be closed, such as a pool of connections. */
public final class Pool implements AutoCloseable {

    /** What happened to all pools, by name. */
    static final Queue<String> EVENTS = new ConcurrentLinkedQueue<>();

    private String name;
    private String password;
    private boolean closed;

    public void setName(String name) {
        this.name = name;
        EVENTS.add("opened " + name);
    }

    public void setPassword(String password) {
        this.password = password;
    }

    /** Gives its name, if it is open. */
    public String name() {
        return closed ? name + ", which is closed" : name;
    }

    /** Gives its password. */
    public String password() {
        return password;
    }

    @Override
    public void close() {
        closed = true;
        EVENTS.add("closed " + name);
    }
}
