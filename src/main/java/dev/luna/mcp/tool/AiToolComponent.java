package dev.luna.mcp.tool;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.Metadata;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.support.DefaultComponent;

/**
 * The {@code ai-tool:} component. A route with {@code from: ai-tool:NAME} is exposed as a tool while it runs; {@code
 * to: ai-tool:NAME} calls a tool, with the body as its arguments.
 */
public class AiToolComponent extends DefaultComponent implements Degradation, DescribedComponent {

    /** The scope that reading needs. */
    protected static final String READ = "read";

    private final ToolRegistry registry = new ToolRegistry();

    /** Memory for long results: until a result is sent, it is in memory as text, as JSON and as bytes. */
    private final MemoryBudget results = new MemoryBudget(Runtime.getRuntime().maxMemory() / 16);

    private final CurrentCall currentCall = new CurrentCall();

    private ObjectMapper mapper = new ObjectMapper();
    private ToolWorkers workers;
    private ToolSchemas schemas;
    private Timeouts timeouts;
    private ToolFailures failures = new ToolFailures(List.of());
    private Set<String> reservedNames = Set.of();
    private ScopeRules scopeRules = new ScopeRules(Map.of());

    @Metadata(defaultValue = "60s", description = "Timeout of one call")
    private Duration timeout = Duration.ofSeconds(60);

    @Metadata(
            defaultValue = "64",
            description = "Maximum number of concurrent blocking calls; further calls are rejected as busy")
    private int maxCalls = 64;

    @Metadata(defaultValue = "16777216", description = "Maximum size of a result in bytes")
    private int maxResultBytes = 16 << 20;

    @Metadata(description = "Names, tags or patterns of the tools to expose, separated by commas; all tools if empty")
    private String include;

    @Metadata(description = "Names, tags or patterns of tools to hide, separated by commas")
    private String exclude;

    @Metadata(description = "Expose only tools with readOnlyHint")
    private boolean readOnly;

    @Metadata(description = "Names of arguments, separated by commas, that are ignored unless a tool declares them")
    private String ignoredArguments;

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        PackedOptions.unpack(getCamelContext(), parameters);
        AiToolEndpoint endpoint = newEndpoint(uri, remaining);
        endpoint.setTimeout(timeout);
        endpoint.setParameters(take(parameters, "parameter."));
        endpoint.setOutputParameters(take(parameters, "outputParameter."));
        PackedOptions.take(parameters, "description", endpoint::setDescription);
        PackedOptions.take(parameters, "title", endpoint::setTitle);
        PackedOptions.takeSchema(parameters, "argSchema", endpoint::setArgSchema);
        PackedOptions.takeSchema(parameters, "outputSchema", endpoint::setOutputSchema);
        setProperties(endpoint, parameters);
        return endpoint;
    }

    /** The scope that a route without scopes of its own needs. */
    protected String defaultScope(AiToolEndpoint declared) {
        return Boolean.TRUE.equals(declared.getReadOnlyHint()) ? READ : "write";
    }

    /** Creates the endpoint; subclasses return their own type. */
    protected AiToolEndpoint newEndpoint(String uri, String name) {
        return new AiToolEndpoint(uri, this, name);
    }

    /**
     * Returns true: Camel sorts the parameters of a normalised URI; the raw URI keeps the declaration order of a
     * route in Java.
     */
    @Override
    public boolean useRawUri() {
        return true;
    }

    @Override
    public Optional<ObjectNode> optionsOfRoutes() {
        return Optional.of(ToolOptions.declare("A tool").json());
    }

    @Override
    public Map<String, ObjectNode> optionsOfSteps() {
        return Map.of();
    }

    private static Map<String, String> take(Map<String, Object> parameters, String prefix) {
        Map<String, String> taken = new LinkedHashMap<>();
        parameters.entrySet().removeIf(option -> {
            boolean matches = option.getKey().startsWith(prefix);
            if (matches) {
                taken.put(option.getKey().substring(prefix.length()), String.valueOf(option.getValue()));
            }
            return matches;
        });
        return taken;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        registry.filter(ToolFilter.of(include, exclude, readOnly));
        ScopeRules given = CamelContextHelper.findSingleByType(getCamelContext(), ScopeRules.class);
        scopeRules = given == null ? scopeRules : given;
        ObjectMapper bound = CamelContextHelper.findSingleByType(getCamelContext(), ObjectMapper.class);
        mapper = bound == null ? mapper : bound;
        ToolSchemas shared = CamelContextHelper.findSingleByType(getCamelContext(), ToolSchemas.class);
        schemas = shared == null ? new ToolSchemas() : shared;
        timeouts = new Timeouts("tool-timeouts");
        workers = new ToolWorkers(getCamelContext().getExecutorServiceManager(), maxCalls);
        failures = new ToolFailures(List.copyOf(getCamelContext().getRegistry().findByType(FailureTranslator.class)));
    }

    ScopeRules scopeRules() {
        return scopeRules;
    }

    @Override
    protected void doStop() throws Exception {
        workers.close();
        timeouts.close();
        super.doStop();
    }

    /** The registry of the exposed tools. */
    public ToolRegistry registry() {
        return registry;
    }

    /** The invoker of the exposed tools. */
    public ToolInvoker invoker() {
        return new ToolInvoker(this);
    }

    /** The call that each thread works on. */
    public CurrentCall currentCall() {
        return currentCall;
    }

    /** The calls in flight. The timeout of its tool ends each of them. */
    public Timeouts calls() {
        return timeouts;
    }

    /** The compiler of the tools' schemas: the one in Camel's registry, which others may use and prepare, or one of its own. */
    public ToolSchemas schemas() {
        return schemas;
    }

    @Override
    public Optional<String> degradation() {
        return workers.exhaustion();
    }

    MemoryBudget results() {
        return results;
    }

    ToolWorkers workers() {
        return workers;
    }

    ToolFailures failures() {
        return failures;
    }

    /**
     * Translates the failure of a step into an exception for the client; empty for a defect, whose details stay in
     * the log.
     */
    public Optional<ToolException> meaningOf(Throwable failure) {
        return failures.meaningOf(failure);
    }

    ObjectMapper mapper() {
        return mapper;
    }

    public Duration getTimeout() {
        return timeout;
    }

    /** The timeout of tools that declare none. */
    public void setTimeout(Duration timeout) {
        this.timeout = timeout;
    }

    Set<String> ignored() {
        return Set.copyOf(ToolPatterns.of(ignoredArguments).words());
    }

    public String getIgnoredArguments() {
        return ignoredArguments;
    }

    /** Names of arguments that clients add to every call; ignored unless a tool declares them. */
    public void setIgnoredArguments(String ignoredArguments) {
        this.ignoredArguments = ignoredArguments;
    }

    ResultLimit resultLimit() {
        return new ResultLimit(maxResultBytes);
    }

    public int getMaxResultBytes() {
        return maxResultBytes;
    }

    /** Maximum size of a result in bytes; a longer text is truncated, any other longer result fails. */
    public void setMaxResultBytes(int maxResultBytes) {
        this.maxResultBytes = maxResultBytes;
    }

    public int getMaxCalls() {
        return maxCalls;
    }

    public void setMaxCalls(int maxCalls) {
        this.maxCalls = maxCalls;
    }

    public String getInclude() {
        return include;
    }

    public void setInclude(String include) {
        this.include = include;
    }

    public String getExclude() {
        return exclude;
    }

    public void setExclude(String exclude) {
        this.exclude = exclude;
    }

    public boolean isReadOnly() {
        return readOnly;
    }

    public void setReadOnly(boolean readOnly) {
        this.readOnly = readOnly;
    }

    Set<String> reservedNames() {
        return reservedNames;
    }

    /** Names that tools must not have, because the protocols use them as methods. */
    public void setReservedNames(Set<String> reservedNames) {
        this.reservedNames = Set.copyOf(reservedNames);
    }
}
