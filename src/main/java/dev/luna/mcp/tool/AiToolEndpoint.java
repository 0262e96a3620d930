package dev.luna.mcp.tool;

import java.time.Duration;
import java.util.Map;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.MultipleConsumersSupport;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;

/** Exposes a route as a tool, or calls a tool. Supports the options of Camel's own {@code ai-tool:} and a few more. */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "ai-tool",
        title = "AI Tool",
        syntax = "ai-tool:toolName",
        category = Category.AI)
public class AiToolEndpoint extends DefaultEndpoint implements MultipleConsumersSupport {

    /** Exchange property in a tool's route: the arguments of the call, a {@code Map<String, Object>}. */
    public static final String ARGUMENTS = "LunaToolArguments";

    /**
     * Variable in a tool's route: the principal of the call, as {@link dev.luna.mcp.identity.Principal#asMap} describes it. It is there
     * if the call comes from a request. The server never reads it.
     */
    public static final String PRINCIPAL = "principal";

    @UriPath
    @Metadata(required = true)
    private final String toolName;

    @UriParam
    private String tags;

    @UriParam
    private String title;

    @UriParam
    private String description;

    @UriParam
    private String argSchema;

    @UriParam
    private String outputSchema;

    @UriParam
    private String scopes;

    @UriParam
    private Boolean readOnlyHint;

    @UriParam
    private Boolean destructiveHint;

    @UriParam
    private Boolean idempotentHint;

    @UriParam
    private Boolean openWorldHint;

    @UriParam
    private Boolean returnDirect;

    @UriParam
    private boolean argumentsAsBody;

    @UriParam(defaultValue = "true")
    private boolean blocking = true;

    @UriParam(defaultValue = "60s")
    private Duration timeout;

    @UriParam(enums = "never,optional,required", defaultValue = "never")
    private String task = "never";

    @UriParam(prefix = "parameter.", multiValue = true)
    private Map<String, String> parameters = Map.of();

    @UriParam(prefix = "outputParameter.", multiValue = true)
    private Map<String, String> outputParameters = Map.of();

    protected AiToolEndpoint(String uri, AiToolComponent component, String toolName) {
        super(uri, component);
        this.toolName = toolName;
    }

    @Override
    public AiToolComponent getComponent() {
        return (AiToolComponent) super.getComponent();
    }

    @Override
    public Producer createProducer() {
        return new AiToolProducer(this);
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        AiToolConsumer consumer = new AiToolConsumer(this, processor);
        configureConsumer(consumer);
        return consumer;
    }

    /** Returns true: the registry rejects a second route with the same name, with a better message. */
    @Override
    public boolean isMultipleConsumersSupported() {
        return true;
    }

    /** Declared values that only some kinds of endpoints have, by name. */
    protected Map<String, String> metadata() {
        return Map.of();
    }

    public String getToolName() {
        return toolName;
    }

    public String getTags() {
        return tags;
    }

    /** Comma-separated groups; the first is the tool's family. A route without tags is not exposed. */
    public void setTags(String tags) {
        this.tags = tags;
    }

    public String getTitle() {
        return title;
    }

    /** Display name. */
    public void setTitle(String title) {
        this.title = title;
    }

    public String getDescription() {
        return description;
    }

    /** Description for the language model that selects tools; defaults to the tool's name. */
    public void setDescription(String description) {
        this.description = description;
    }

    public String getArgSchema() {
        return argSchema;
    }

    /**
     * The arguments as JSON Schema, or its location ({@code classpath:}, {@code file:}); instead of {@code
     * parameter.*}.
     */
    public void setArgSchema(String argSchema) {
        this.argSchema = argSchema;
    }

    public String getOutputSchema() {
        return outputSchema;
    }

    /** The result as JSON Schema, or its location; instead of {@code outputParameter.*}. */
    public void setOutputSchema(String outputSchema) {
        this.outputSchema = outputSchema;
    }

    public String getScopes() {
        return scopes;
    }

    /** Comma-separated scopes that a principal needs, all of them. */
    public void setScopes(String scopes) {
        this.scopes = scopes;
    }

    public Boolean getReadOnlyHint() {
        return readOnlyHint;
    }

    /** The tool changes nothing. */
    public void setReadOnlyHint(Boolean readOnlyHint) {
        this.readOnlyHint = readOnlyHint;
    }

    public Boolean getDestructiveHint() {
        return destructiveHint;
    }

    /** The tool may destroy something, rather than only add. */
    public void setDestructiveHint(Boolean destructiveHint) {
        this.destructiveHint = destructiveHint;
    }

    public Boolean getIdempotentHint() {
        return idempotentHint;
    }

    /** A second call with the same arguments changes nothing more. */
    public void setIdempotentHint(Boolean idempotentHint) {
        this.idempotentHint = idempotentHint;
    }

    public Boolean getOpenWorldHint() {
        return openWorldHint;
    }

    /** The tool reaches beyond this server. */
    public void setOpenWorldHint(Boolean openWorldHint) {
        this.openWorldHint = openWorldHint;
    }

    public Boolean getReturnDirect() {
        return returnDirect;
    }

    /** The tool's result ends the agent's loop. */
    public void setReturnDirect(Boolean returnDirect) {
        this.returnDirect = returnDirect;
    }

    public boolean isArgumentsAsBody() {
        return argumentsAsBody;
    }

    /** The route's body is the arguments as a JSON text; otherwise it is empty. They are headers in both cases. */
    public void setArgumentsAsBody(boolean argumentsAsBody) {
        this.argumentsAsBody = argumentsAsBody;
    }

    public boolean isBlocking() {
        return blocking;
    }

    /** False for a route that never blocks: it runs on the event loop and saves a thread switch. */
    public void setBlocking(boolean blocking) {
        this.blocking = blocking;
    }

    public Duration getTimeout() {
        return timeout;
    }

    /** Timeout of one call; in a route as milliseconds or like {@code 60s}. */
    public void setTimeout(Duration timeout) {
        this.timeout = timeout;
    }

    public String getTask() {
        return task;
    }

    /** {@code optional} or {@code required}: calls can run in the background for clients that support tasks. */
    public void setTask(String task) {
        this.task = task;
    }

    public Map<String, String> getParameters() {
        return parameters;
    }

    /** The flat declarations {@code parameter.NAME} and {@code parameter.NAME.OPTION}, without their prefix. */
    public void setParameters(Map<String, String> parameters) {
        this.parameters = parameters;
    }

    public Map<String, String> getOutputParameters() {
        return outputParameters;
    }

    /** The flat declarations {@code outputParameter.*} of the result, without their prefix. */
    public void setOutputParameters(Map<String, String> outputParameters) {
        this.outputParameters = outputParameters;
    }
}
