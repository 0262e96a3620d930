package dev.luna.mcp.openapi;

import dev.luna.mcp.openapi.document.DocumentStore;
import dev.luna.mcp.openapi.document.Documents;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Imports of documents, for tests. */
public final class Imports {

    private static final DocumentStore NO_URLS = uri -> {
        throw new AssertionError("not to be read: " + uri);
    };

    private Imports() {}

    /** All operations of a file, whose servers are not checked. */
    public static ApiImport of(Path file, Optional<String> server) {
        return of(file, server, new Selection(List.of(), false));
    }

    /** Some operations of a file, whose servers are not checked. */
    public static ApiImport of(Path file, Optional<String> server, Selection selection) {
        ApiImport api =
                new ApiImport(Documents.of(file.toAbsolutePath(), NO_URLS), server, Optional.empty(), url -> {});
        api.run(selection);
        return api;
    }

    /** Writes the files of an import. */
    public static void write(ApiImport api, Path directory) throws IOException {
        ToolDirectory tools = ToolDirectory.read(directory, api.title());
        for (ImportedTool tool : api.tools()) {
            tools.write(tool.file());
        }
    }

    /** The text of a tool's file. */
    public static String text(ApiImport api, String name) {
        return api.tools().stream()
                .filter(tool -> tool.name().equals(name))
                .findFirst()
                .orElseThrow()
                .file()
                .text();
    }
}
