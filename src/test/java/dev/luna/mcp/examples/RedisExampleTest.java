package dev.luna.mcp.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luna.mcp.examples.service.RedisServer;
import dev.luna.mcp.testkit.Luna;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code examples/redis} against Redis. */
class RedisExampleTest {

    @RegisterExtension
    @Order(1)
    static final RedisServer REDIS = new RedisServer();

    @RegisterExtension
    @Order(2)
    static final Luna LUNA = Example.named("redis").server().setting("luna.notes.redis", REDIS.address());

    @Test
    void a_text_is_kept_for_a_day() throws Exception {
        LUNA.call("remember").with("name", "moon").with("text", "old").expectText("remembered");
        LUNA.call("remember").with("name", "moon").with("text", "It is full. ü").expectText("remembered");

        LUNA.call("recall").with("name", "moon").expectText("It is full. ü");
        assertThat(REDIS.command("get", "note:moon")).as("plain text").isEqualTo("It is full. ü");
        assertThat(Integer.parseInt(REDIS.command("ttl", "note:moon"))).isBetween(86_000, 86_400);
    }

    @Test
    void other_keys_are_out_of_reach() throws Exception {
        REDIS.command("set", "secret", "x");

        LUNA.call("recall").with("name", "secret").expectError("Nothing is remembered under secret.");
        LUNA.call("recall").with("name", "x\r\nGET secret").expectError("name");
        LUNA.call("remember")
                .with("name", "a")
                .with("text", "x\r\nDEL secret\r\n")
                .expectText("remembered");

        assertThat(REDIS.command("get", "secret")).isEqualTo("x");
    }

    @Test
    void headers_that_the_component_obeys_cannot_be_sent() {
        for (String name : new String[] {"CamelRedis.Command", "camelredis.key", "CamelRedis.Db"}) {
            LUNA.call("recall").with("name", "moon").with(name, "FLUSHALL").expectError("'" + name + "'");
        }
    }
}
