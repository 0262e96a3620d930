package dev.luna.mcp.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.luna.mcp.openapi.document.DocumentException;
import dev.luna.mcp.openapi.document.Documents;
import dev.luna.mcp.openapi.document.Located;
import dev.luna.mcp.openapi.operation.ApiOperation;
import dev.luna.mcp.openapi.operation.OperationKey;
import dev.luna.mcp.openapi.operation.OperationReader;
import dev.luna.mcp.openapi.operation.RefusalReason;
import dev.luna.mcp.openapi.operation.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Makes tools of the operations of an API. One import of one document; not thread-safe. */
public final class ApiImport {

    /** The most characters of the schema of a tool's arguments: some 6,000 tokens. */
    private static final int LARGEST_SCHEMA = 24_000;

    private record Schema(ObjectNode json, SchemaDetail detail) {}

    private final ApiDescription api;
    private final OperationReader reader;
    private final SendableParameters sendable;
    private final CredentialNames credentials;
    private final ToolNames names;
    private final Consumer<String> servers;
    private final List<ImportedTool> tools = new ArrayList<>();
    private final List<Remark> remarks = new ArrayList<>();

    /**
     * @param server in place of the servers of the document
     * @param credentialsName for all tools, in place of a name made of the title
     * @param servers checks the base of URLs; throws {@link RefusedException} for one that may not be called
     * @throws DocumentException if the document cannot be read
     */
    public ApiImport(
            Documents documents, Optional<String> server, Optional<String> credentialsName, Consumer<String> servers) {
        this.api = ApiDescription.open(documents);
        Located schemes = api.root().member("components").member("securitySchemes");
        this.reader = new OperationReader(documents, api.root(), server);
        this.sendable = new SendableParameters(schemes);
        this.credentials =
                new CredentialNames(credentialsName, api.title(), schemes.node().size() > 1);
        this.names = new ToolNames(api.operations());
        this.servers = servers;
    }

    /** The title of the API, in one line. */
    public String title() {
        return api.title();
    }

    /** Makes the tools of the operations in a selection. Each operation is in {@link #tools} or in {@link #remarks} then. */
    public void run(Selection selection) {
        api.operations().stream().filter(selection::contains).forEach(this::add);
    }

    private void add(OperationKey key) {
        try {
            tools.add(tool(key));
        } catch (RefusedException e) {
            remarks.add(new Remark(key, Optional.of(e.reason()), e.getMessage()));
        } catch (DocumentException e) {
            remarks.add(new Remark(key, Optional.of(RefusalReason.REFERENCE), e.getMessage()));
        }
    }

    private ImportedTool tool(OperationKey key) {
        ApiOperation operation = reader.read(key);
        servers.accept(operation.server());
        List<String> left = new ArrayList<>();
        ToolArguments arguments =
                ToolArguments.of(api.documents(), operation, sendable.of(operation.parameters(), left::add));
        Schema schema = schema(operation, arguments);
        if (!schema.detail().isComplete()) {
            left.add("the schema of its arguments is too large and was kept to "
                    + schema.detail().levels() + " levels of references; the API checks the rest");
        }
        String name = names.of(key);
        if (names.shared(key) != null) {
            left.add("the name " + names.shared(key) + " is taken by another operation or by MCP, so its tool is "
                    + name);
        }
        Map<String, String> request =
                new HttpStep(operation, arguments, credentials.of(operation.security(), operation.server())).options();
        ImportMark mark = new ImportMark(
                api.title(),
                key.text(),
                Fingerprint.of(operation, arguments, schema(operation, arguments, SchemaDetail.STEPS.get(0))));
        String family = ToolNames.family(key);
        ToolFile file = ToolFile.of(
                name, family, mark, new OperationOptions(operation, family, schema.json()).options(), request);
        left.forEach(text -> remarks.add(new Remark(key, Optional.empty(), text)));
        return new ImportedTool(key, name, mark.fingerprint(), file);
    }

    private Schema schema(ApiOperation operation, ToolArguments arguments) {
        for (SchemaDetail detail : SchemaDetail.STEPS) {
            ObjectNode schema = schema(operation, arguments, detail);
            if (schema.toString().length() <= LARGEST_SCHEMA) {
                return new Schema(schema, detail);
            }
        }
        throw new RefusedException(
                RefusalReason.SCHEMA,
                "the schema of its arguments has more than " + LARGEST_SCHEMA
                        + " characters even without what it refers to");
    }

    private ObjectNode schema(ApiOperation operation, ToolArguments arguments, SchemaDetail detail) {
        return arguments.schema(new SchemaConverter(api.documents(), api.isOld(), detail), operation.body());
    }

    /** All operations of the document. */
    public List<OperationKey> operations() {
        return api.operations();
    }

    /** The tools that were made. */
    public List<ImportedTool> tools() {
        return List.copyOf(tools);
    }

    /** The operations that could not be taken, and what was changed in others. */
    public List<Remark> remarks() {
        return List.copyOf(remarks);
    }

    /** The settings that the tools need, as lines of {@code application.properties} to be completed. */
    public List<String> settings() {
        return credentials.settings();
    }
}
