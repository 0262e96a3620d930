import java.util.List;
import java.util.Map;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;

/**
 * An echo tool behind Camel's own platform-http consumer, its defaults otherwise, written as commonly done. Environment:
 * PORT, AUTH_TOKEN.
 */
public class StockCamel {

    public static void main(String[] arguments) throws Exception {
        Main camel = new Main();
        camel.setDefaultPropertyPlaceholderLocation("false");
        camel.addInitialProperty("camel.server.enabled", "true");
        camel.addInitialProperty("camel.server.host", "127.0.0.1");
        camel.addInitialProperty("camel.server.port", System.getenv("PORT"));
        String bearer = "Bearer " + System.getenv("AUTH_TOKEN");
        camel.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("platform-http:/mcp?httpMethodRestrict=POST")
                        .filter(header("Authorization").isNotEqualTo(bearer))
                        .throwException(new SecurityException("token"))
                        .end()
                        .removeHeaders("*")
                        .unmarshal()
                        .json(Map.class)
                        .setProperty("id", simple("${body[id]}"))
                        .setProperty("tool", simple("direct:${body[params][name]}"))
                        .recipientList(exchangeProperty("tool"))
                        .marshal()
                        .json()
                        .setHeader("Content-Type", constant("application/json"));
                from("direct:echo").process(exchange -> {
                    Map<?, ?> params = (Map<?, ?>) exchange.getMessage().getBody(Map.class).get("params");
                    Object message = ((Map<?, ?>) params.get("arguments")).get("message");
                    exchange.getMessage()
                            .setBody(Map.of(
                                    "jsonrpc", "2.0",
                                    "id", exchange.getProperty("id"),
                                    "result", Map.of("content", List.of(Map.of("type", "text", "text", message)))));
                });
            }
        });
        camel.run();
    }
}
