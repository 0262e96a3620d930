package dev.luna.mcp.mcp.request;

/** A request calls a method that its era does not have. */
public class MethodNotFoundException extends RuntimeException {

    private final boolean legacy;

    MethodNotFoundException(String method, Era era) {
        super("Method not found: " + method);
        this.legacy = era == Era.LEGACY;
    }

    /** True in the legacy era, in which HTTP status 404 is reserved for a session that has ended. */
    public boolean isLegacy() {
        return legacy;
    }
}
