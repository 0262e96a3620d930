package dev.luna.mcp.mcp;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.luna.mcp.identity.Revocations;
import dev.luna.mcp.mcp.client.CancellableRequests;
import dev.luna.mcp.mcp.client.ClientContexts;
import dev.luna.mcp.mcp.client.FoundToolsStore;
import dev.luna.mcp.mcp.client.PendingRequests;
import dev.luna.mcp.mcp.client.RequestState;
import dev.luna.mcp.mcp.jsonrpc.MessageFactory;
import dev.luna.mcp.mcp.jsonrpc.StrictNodes;
import dev.luna.mcp.mcp.method.Completion;
import dev.luna.mcp.mcp.method.Discover;
import dev.luna.mcp.mcp.method.Initialize;
import dev.luna.mcp.mcp.method.Instructions;
import dev.luna.mcp.mcp.method.LogLevel;
import dev.luna.mcp.mcp.method.Pages;
import dev.luna.mcp.mcp.method.Ping;
import dev.luna.mcp.mcp.method.PromptsList;
import dev.luna.mcp.mcp.method.Resources;
import dev.luna.mcp.mcp.method.ToolsList;
import dev.luna.mcp.mcp.request.BatchResponses;
import dev.luna.mcp.mcp.request.Batches;
import dev.luna.mcp.mcp.request.Recipient;
import dev.luna.mcp.mcp.request.RequestReader;
import dev.luna.mcp.mcp.response.FailureResponse;
import dev.luna.mcp.mcp.response.Responses;
import dev.luna.mcp.mcp.response.ServerIdentity;
import dev.luna.mcp.mcp.session.Sessions;
import dev.luna.mcp.mcp.session.SigningKeys;
import dev.luna.mcp.tool.AiToolComponent;
import dev.luna.mcp.tool.prompt.AiPromptComponent;
import dev.luna.mcp.tool.resource.AiResourceComponent;
import java.time.Clock;
import org.apache.camel.BindToRegistry;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.CamelContext;
import org.apache.camel.Processor;
import org.apache.camel.PropertyInject;
import org.apache.camel.spi.ProcessorFactory;

/** The beans that the front door's routes name. */
public class ProtocolConfiguration implements CamelConfiguration {

    private static final int DEPTH = 100;
    private static final int NUMBER_LENGTH = 400;

    /** A body of empty lists would become a tree many times its size. */
    private static final int TOKENS = 200_000;

    /** Binds the failure responses that the exception clauses name, and the recipient list of the front door. */
    @Override
    public void configure(CamelContext context) {
        context.getCamelContextExtension().addContextPlugin(ProcessorFactory.class, new RecipientListFactory());
        Responses responses = context.getRegistry().lookupByNameAndType("responses", Responses.class);
        FailureResponse.all(responses).forEach(failure -> context.getRegistry().bind(failure.name(), failure));
        context.getRegistry().bind("protocolError", (Processor) responses::violation);
        context.getRegistry().bind("internalError", (Processor) responses::unexpected);
    }

    /** Reads and writes messages; deep nesting, endless numbers and lists, and names that come twice are refused while they are read. */
    @BindToRegistry("jsonMapper")
    public ObjectMapper jsonMapper(@PropertyInject("luna.max-body-bytes") int maxBodyBytes) {
        ObjectMapper mapper = JsonMapper.builder(new MessageFactory())
                .findAndAddModules()
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                // Otherwise a limit of 100 in a schema, or a price of 10.00, would become 1E+2 and 1E+1 in a structured
                // result.
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
                .build();
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEPTH)
                        .maxNumberLength(NUMBER_LENGTH)
                        .maxTokenCount(TOKENS)
                        .maxStringLength(maxBodyBytes)
                        .build());
        return mapper;
    }

    /** Reads the body of a request with {@link StrictNodes}. */
    @BindToRegistry("requestJson")
    public ObjectReader requestJson(ObjectMapper jsonMapper) {
        return jsonMapper.copy().setNodeFactory(new StrictNodes()).readerFor(JsonNode.class);
    }

    @BindToRegistry("responses")
    public Responses answers(ObjectMapper jsonMapper, ServerIdentity identity) {
        return new Responses(jsonMapper, identity);
    }

    @BindToRegistry("pendingRequests")
    public PendingRequests pendingRequests() {
        return new PendingRequests();
    }

    @BindToRegistry("logLevel")
    public LogLevel logLevel() {
        return new LogLevel();
    }

    @BindToRegistry("cancellableRequests")
    public CancellableRequests cancellableRequests() {
        return new CancellableRequests();
    }

    @BindToRegistry("signingKeys")
    public SigningKeys signingKeys(
            @PropertyInject("luna.signing-key") String key, @PropertyInject("luna.auth-token") String token) {
        return new SigningKeys(key, token);
    }

    @BindToRegistry("foundTools")
    public FoundToolsStore foundTools() {
        return new FoundToolsStore();
    }

    @BindToRegistry("clientContexts")
    public ClientContexts clientContexts(
            ObjectMapper jsonMapper,
            PendingRequests pendingRequests,
            CancellableRequests cancellableRequests,
            FoundToolsStore foundTools,
            SigningKeys signingKeys,
            Revocations revocations) {
        RequestState states = new RequestState(jsonMapper, signingKeys, Clock.systemUTC());
        return new ClientContexts(jsonMapper, pendingRequests, states, cancellableRequests, foundTools, revocations);
    }

    @BindToRegistry("sessions")
    public Sessions sessions(SigningKeys signingKeys) {
        return new Sessions(signingKeys);
    }

    @BindToRegistry("pages")
    public Pages pages(@PropertyInject("luna.list.page-size") int size) {
        return new Pages(size);
    }

    @BindToRegistry("requestReader")
    public RequestReader calls(CamelContext context, Sessions sessions) {
        return new RequestReader(tools(context).registry(), sessions);
    }

    /** Asked of every request: as a predicate it costs no copy of the exchange, which a method expression makes. */
    @BindToRegistry("recipient")
    public Recipient recipient() {
        return new Recipient();
    }

    @BindToRegistry("batches")
    public Batches batches() {
        return new Batches();
    }

    @BindToRegistry("batchResponses")
    public BatchResponses batchResponses() {
        return new BatchResponses();
    }

    @BindToRegistry("toolsList")
    public ToolsList toolsList(CamelContext context, Pages pages, ObjectMapper jsonMapper) {
        return new ToolsList(tools(context).registry(), pages, jsonMapper);
    }

    @BindToRegistry("ping")
    public Ping ping() {
        return new Ping();
    }

    @BindToRegistry("instructions")
    public Instructions instructions(
            CamelContext context,
            @PropertyInject("luna.server.instructions") String instructions,
            @PropertyInject("luna.tools.search") boolean search) {
        return new Instructions(instructions, tools(context).registry(), search);
    }

    @BindToRegistry("discover")
    public Discover discover(Instructions instructions) {
        return new Discover(instructions);
    }

    @BindToRegistry("initialize")
    public Initialize initialize(ServerIdentity identity, Instructions instructions) {
        return new Initialize(identity, instructions);
    }

    @BindToRegistry("promptsList")
    public PromptsList promptsList(CamelContext context, Pages pages, ObjectMapper jsonMapper) {
        return new PromptsList(
                context.getComponent("ai-prompt", AiPromptComponent.class).registry(), pages, jsonMapper);
    }

    @BindToRegistry("completion")
    public Completion completion(CamelContext context) {
        return new Completion(
                context.getComponent("ai-prompt", AiPromptComponent.class).registry());
    }

    @BindToRegistry("resources")
    public Resources resources(CamelContext context, Pages pages, ObjectMapper jsonMapper) {
        return new Resources(
                context.getComponent("ai-resource", AiResourceComponent.class).registry(), pages, jsonMapper);
    }

    private static AiToolComponent tools(CamelContext context) {
        return context.getComponent("ai-tool", AiToolComponent.class);
    }
}
