package dev.luna.mcp.mcp.interaction;

import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.support.DefaultEndpoint;

/** One thing to say to the caller of a route, or to all who listen. Texts are Simple expressions of the route's author. */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "mcp",
        title = "MCP",
        syntax = "mcp:operation",
        category = Category.AI,
        producerOnly = true)
public class McpEndpoint extends DefaultEndpoint {

    @UriPath
    @Metadata(required = true)
    private final McpOperation operation;

    @UriParam
    private String value = "0";

    @UriParam
    private String total;

    @UriParam
    private String message;

    @UriParam
    private String level = "info";

    @UriParam
    private String logger;

    @UriParam
    private String key;

    @UriParam
    private String schema;

    @UriParam
    private int maxTokens = 1000;

    @UriParam
    private String systemPrompt;

    @UriParam
    private String uri;

    @UriParam
    private boolean optional;

    @UriParam
    private boolean defer;

    McpEndpoint(String uri, McpComponent component, McpOperation operation) {
        super(uri, component);
        this.operation = operation;
    }

    @Override
    public Producer createProducer() {
        if (operation == McpOperation.UPDATED && uri == null) {
            throw new IllegalArgumentException(
                    "mcp:updated needs the option uri, the URI of the resource that has changed");
        }
        ResourceUpdates updates = CamelContextHelper.findSingleByType(getCamelContext(), ResourceUpdates.class);
        return new McpProducer(this, updates);
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new UnsupportedOperationException("mcp: sends to the client; a route cannot begin with it");
    }

    public McpOperation getOperation() {
        return operation;
    }

    public String getValue() {
        return value;
    }

    /** progress: how far the work has come, a number. */
    public void setValue(String value) {
        this.value = value;
    }

    public String getTotal() {
        return total;
    }

    /** progress: what the value grows to, a number. */
    public void setTotal(String total) {
        this.total = total;
    }

    public String getMessage() {
        return message;
    }

    /** The text to send or ask; the body if it is left out. */
    public void setMessage(String message) {
        this.message = message;
    }

    public String getLevel() {
        return level;
    }

    /** log: debug, info, notice, warning, error, critical, alert or emergency. */
    public void setLevel(String level) {
        this.level = level;
    }

    public String getLogger() {
        return logger;
    }

    /** log: who says it. */
    public void setLogger(String logger) {
        this.logger = logger;
    }

    public String getKey() {
        return key;
    }

    /** Questions: names the answer; it becomes the header of this name. */
    public void setKey(String key) {
        this.key = key;
    }

    public String getSchema() {
        return schema;
    }

    /** elicit: the answer's JSON Schema, an object of plain fields. */
    public void setSchema(String schema) {
        this.schema = schema;
    }

    public int getMaxTokens() {
        return maxTokens;
    }

    /** sample: how long the answer may be. */
    public void setMaxTokens(int maxTokens) {
        this.maxTokens = maxTokens;
    }

    public String getSystemPrompt() {
        return systemPrompt;
    }

    /** sample: what to tell the model beforehand. */
    public void setSystemPrompt(String systemPrompt) {
        this.systemPrompt = systemPrompt;
    }

    public String getUri() {
        return uri;
    }

    /** updated: the URI of the resource whose content has changed. */
    public void setUri(String uri) {
        this.uri = uri;
    }

    public boolean isOptional() {
        return optional;
    }

    /** Questions and task: leave it out for a client that does not declare that it can answer, or knows of tasks. */
    public void setOptional(boolean optional) {
        this.optional = optional;
    }

    public boolean isDefer() {
        return defer;
    }

    /** Questions: only note it, to be asked together with the next one that is not deferred. */
    public void setDefer(boolean defer) {
        this.defer = defer;
    }
}
