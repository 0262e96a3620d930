package dev.luna.mcp.openapi;

import java.util.List;

/**
 * The part of a schema that is kept. A tool whose schema is a hundred pages long cannot be used by a model, so less is kept of a large
 * one. Immutable.
 *
 * @param levels of references that are followed
 * @param description the most characters of a description inside of an argument; 0 for none
 */
record SchemaDetail(int levels, int description) {

    private static final int ALL = Integer.MAX_VALUE;

    /** From all to the least. */
    static final List<SchemaDetail> STEPS = List.of(
            new SchemaDetail(ALL, 200),
            new SchemaDetail(ALL, 0),
            new SchemaDetail(4, 0),
            new SchemaDetail(3, 0),
            new SchemaDetail(2, 0),
            new SchemaDetail(1, 0));

    boolean isComplete() {
        return levels == ALL;
    }
}
