package dev.luna.mcp.openapi.document;

import java.net.URI;

/** A place that documents are read from. */
@FunctionalInterface
public interface DocumentStore {

    /** The most bytes of one document. */
    int MOST_BYTES = 32 * 1024 * 1024;

    /**
     * Reads a document.
     *
     * @param document an absolute URI without a fragment
     * @return at most {@link #MOST_BYTES}
     * @throws DocumentException if there is none, it is too large, or it may not be read
     */
    byte[] read(URI document);
}
