package dev.luna.mcp.tool;

import com.fasterxml.jackson.databind.ObjectMapper;
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
 * The {@code ai-tool:} component. A route that begins with {@code from: ai-tool:NAME} is a tool as long as it runs;
 * {@code to: ai-tool:NAME} calls one, with the body as its arguments.
 */
public class AiToolComponent extends DefaultComponent implements Degradation {

    private final ToolRegistry registry = new ToolRegistry();
    private final InFlightCalls calls = new InFlightCalls();
    private final ToolInvoker invoker = new ToolInvoker(this);

    /** Until it is sent a long result is in the memory as text, as JSON and as bytes. */
    private final MemoryBudget results = new MemoryBudget(Runtime.getRuntime().maxMemory() / 16);

    private ObjectMapper mapper = new ObjectMapper();
    private ToolWorkers workers;
    private ToolFailures failures = new ToolFailures(List.of());
    private Set<String> reservedNames = Set.of();

    @Metadata(defaultValue = "60s", description = "How long one call may take")
    private Duration timeout = Duration.ofSeconds(60);

    @Metadata(defaultValue = "64", description = "How many blocking calls may run at once; more are refused as busy")
    private int maxCalls = 64;

    @Metadata(defaultValue = "16777216", description = "How many bytes a result may have")
    private int maxResultBytes = 16 << 20;

    @Metadata(description = "Names, tags or patterns of the only tools to offer, separated by commas")
    private String include;

    @Metadata(description = "Names, tags or patterns of tools not to offer, separated by commas")
    private String exclude;

    @Metadata(description = "Whether only tools with readOnlyHint are offered")
    private boolean readOnly;

    @Metadata(
            description =
                    "Names of arguments, separated by commas, that are dropped where a tool does not declare them")
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

    /** The endpoint of what this component offers. */
    protected AiToolEndpoint newEndpoint(String uri, String name) {
        return new AiToolEndpoint(uri, this, name);
    }

    /** Camel sorts the parameters of a normalised URI; the raw one keeps the order in which a route in Java declares them. */
    @Override
    public boolean useRawUri() {
        return true;
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
        ObjectMapper bound = CamelContextHelper.findSingleByType(getCamelContext(), ObjectMapper.class);
        mapper = bound == null ? mapper : bound;
        workers = new ToolWorkers(getCamelContext().getExecutorServiceManager(), maxCalls);
        failures = new ToolFailures(List.copyOf(getCamelContext().getRegistry().findByType(FailureTranslator.class)));
    }

    @Override
    protected void doStop() throws Exception {
        workers.close();
        super.doStop();
    }

    /** The tools that can be called now. */
    public ToolRegistry registry() {
        return registry;
    }

    /** Calls these tools. */
    public ToolInvoker invoker() {
        return invoker;
    }

    /** The calls of these tools that are under way. */
    public InFlightCalls calls() {
        return calls;
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

    /** The failure of a step in the terms of a caller; empty if it is a defect, of which no caller learns more. */
    public Optional<ToolException> meaningOf(Throwable failure) {
        return failures.meaningOf(failure);
    }

    ObjectMapper mapper() {
        return mapper;
    }

    public Duration getTimeout() {
        return timeout;
    }

    /** The time limit of tools that declare none. */
    public void setTimeout(Duration timeout) {
        this.timeout = timeout;
    }

    Set<String> ignored() {
        return Set.copyOf(ToolFilter.words(ignoredArguments));
    }

    public String getIgnoredArguments() {
        return ignoredArguments;
    }

    /** What clients add to every call by themselves. */
    public void setIgnoredArguments(String ignoredArguments) {
        this.ignoredArguments = ignoredArguments;
    }

    ResultLimit resultLimit() {
        return new ResultLimit(maxResultBytes);
    }

    public int getMaxResultBytes() {
        return maxResultBytes;
    }

    /** How many bytes a result may have; a longer text is cut, anything else fails. */
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

    /** Names that no tool may bear, because the protocols in front use them themselves. */
    public void setReservedNames(Set<String> reservedNames) {
        this.reservedNames = Set.copyOf(reservedNames);
    }
}
