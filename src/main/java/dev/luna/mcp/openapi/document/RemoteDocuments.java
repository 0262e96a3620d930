package dev.luna.mcp.openapi.document;

import dev.luna.mcp.outbound.GuardedDownload;
import dev.luna.mcp.tool.ToolException;
import java.io.IOException;
import java.net.URI;

/**
 * Documents at URLs, within the guard of outbound connections: public addresses, and those that the owner has listed. Thread-safe.
 *
 * @param downloads fetches them
 */
public record RemoteDocuments(GuardedDownload downloads) implements DocumentStore {

    @Override
    public byte[] read(URI document) {
        try {
            return downloads.get(document.toString());
        } catch (ToolException e) {
            throw new DocumentException(document + " cannot be read: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new DocumentException(document + " cannot be read: " + e, e);
        }
    }
}
