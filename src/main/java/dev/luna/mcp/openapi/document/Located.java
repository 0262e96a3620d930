package dev.luna.mcp.openapi.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;

/**
 * A part of a document, and where it is: references in it are relative to its document. Immutable.
 *
 * @param node the part; missing if there is none
 * @param document the document that contains it
 * @param pointer its place there, a JSON Pointer
 */
public record Located(JsonNode node, URI document, String pointer) {

    /** The member of an object; its node is missing if there is none. */
    public Located member(String name) {
        return new Located(
                node.path(name),
                document,
                pointer + "/" + name.replace("~", "~0").replace("/", "~1"));
    }

    /** The element of an array; its node is missing if there is none. */
    public Located element(int index) {
        return new Located(node.path(index), document, pointer + "/" + index);
    }

    /** Its document and place, which are the same for no other part. */
    public String place() {
        return document + "#" + pointer;
    }
}
