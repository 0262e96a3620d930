package dev.luna.mcp.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.testkit.Luna;
import dev.luna.mcp.testkit.LunaTest;
import dev.luna.mcp.testkit.Upstream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code examples/shared-route} with a service over real HTTP. */
@LunaTest(tools = "examples/shared-route", upstreams = "luna.crm.url")
class SharedRouteExampleTest {

    @BeforeEach
    void customers(Luna luna) {
        Upstream crm = luna.upstream("luna.crm.url");
        crm.on("GET", "/customers/A1").answer("{\"name\": \"Ada\", \"status\": \"active\"}");
        crm.on("GET", "/customers/B2").answer("{\"name\": \"Bob\", \"status\": \"blocked\"}");
        crm.on("GET", "/customers/A1/invoices").answer("[{\"number\": \"R7\", \"euros\": 12.5, \"internal\": true}]");
        crm.on("POST", "/customers/A1/vouchers").answer("{}");
    }

    @Test
    void both_tools_use_the_route(Luna luna) {
        luna.call("open_invoices")
                .with("customer", "A1")
                .expectJson("{\"customer\": \"Ada\", \"invoices\": [{\"number\": \"R7\", \"euros\": 12.5}]}");
        luna.call("send_voucher")
                .with("customer", "A1")
                .with("euros", 20)
                .expectText("Ada gets a voucher of 20 euros.");
    }

    @Test
    void a_failure_of_the_route_is_one_of_the_tool(Luna luna) {
        String refusal = "Customer B2 is blocked. Ask a colleague in sales.";
        luna.call("open_invoices").with("customer", "B2").expectError(refusal);
        luna.call("send_voucher").with("customer", "B2").with("euros", 20).expectError(refusal);
        luna.call("open_invoices").with("customer", "C3").expectError("404");
    }

    @Test
    void arguments_cannot_leave_their_place_in_the_path(Luna luna) {
        luna.call("open_invoices").with("customer", "A1/../B2").expectError("customer");
        luna.call("send_voucher").with("customer", "A1").with("euros", 51).expectError("50");
    }

    @Test
    void the_route_itself_is_no_tool(Luna luna) {
        JsonNode tools = luna.result("tools/list", null).path("tools");
        assertThat(tools.findValuesAsText("name")).containsExactlyInAnyOrder("open_invoices", "send_voucher");
        luna.call("active_customer").with("customer", "A1").expectError("active_customer");
    }
}
