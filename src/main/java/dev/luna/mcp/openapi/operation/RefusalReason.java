package dev.luna.mcp.openapi.operation;

/** The reasons why an operation cannot be a tool. {@code docs/importing.md} explains each. */
public enum RefusalReason {
    /** HEAD, OPTIONS and TRACE. */
    METHOD("nothing is lost, as such a call has no result that a model could use"),
    /** No address, a relative one, or one that is not permitted. */
    SERVER("name the address with --server"),
    /** The description of the operation is not valid. */
    MISTAKE("correct the document"),
    /** A reference that cannot be followed. */
    REFERENCE("correct the document, or put all its parts into one directory"),
    /** A parameter that {@code block:http} cannot send. */
    PARAMETER("write the tool by hand, without this parameter or with a step that makes it"),
    /** A body that {@code block:http} cannot send. */
    BODY("write the tool by hand"),
    /** Security that no credentials of the owner's can satisfy. */
    SECURITY("write the tool by hand, or let a proxy of yours add the credentials"),
    /** A schema that a tool file cannot have. */
    SCHEMA("simplify the schema in the document");

    private final String remedy;

    RefusalReason(String remedy) {
        this.remedy = remedy;
    }

    /** Says what a person can do, without a full stop. */
    public String remedy() {
        return remedy;
    }
}
