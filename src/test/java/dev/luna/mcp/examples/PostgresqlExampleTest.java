package dev.luna.mcp.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luna.mcp.examples.service.PostgresServer;
import dev.luna.mcp.testkit.Luna;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code examples/postgresql} against PostgreSQL. */
class PostgresqlExampleTest {

    @RegisterExtension
    @Order(1)
    static final PostgresServer DATABASE = new PostgresServer();

    @RegisterExtension
    @Order(2)
    static final Luna LUNA = Example.named("postgresql")
            .server(Path.of("src/test/resources/examples/postgresql"))
            .setting("luna.shop.url", "jdbc:postgresql://" + DATABASE.address() + "/shop")
            .setting("luna.shop.password", "reader");

    @BeforeAll
    static void fill() throws Exception {
        DATABASE.run(Path.of("examples/postgresql/shop.sql"));
    }

    @Test
    void finds_rows_newest_first() {
        LUNA.call("find_orders").with("customer", "Ada").expectJson("""
                        {"orders": [{"id": 2, "product": "desk", "price": 249, "ordered_on": "2026-11-12"},
                                    {"id": 1, "product": "lamp", "price": 29.9, "ordered_on": "2026-10-01"}]}
                        """);
        LUNA.call("find_orders").with("customer", "nobody").expectJson("{\"orders\": []}");
    }

    @Test
    void caps_the_rows() {
        LUNA.call("find_orders")
                .with("customer", "Ada")
                .with("limit", 1)
                .send()
                .expectJson("/orders/0/product", "desk");
        LUNA.call("find_orders").with("customer", "Ada").with("limit", 101).expectError("limit", "100");
        LUNA.call("find_orders").with("customer", "Ada").with("limit", 0).expectError("limit");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ada' or '1'='1",
                "Ada'; drop table orders; --",
                "' union select 1, usename, 1, passwd from pg_shadow --",
                ":#limit",
                "${header.limit}",
                "{{luna.shop.password}}",
                "#?",
                "\\'; select pg_sleep(20) --"
            })
    void what_looks_like_sql_is_a_value(String customer) throws Exception {
        LUNA.call("find_orders").with("customer", customer).expectJson("{\"orders\": []}");

        assertThat(DATABASE.query("shop", "select count(*) from orders")).isEqualTo("3");
    }

    @Test
    void headers_that_the_component_obeys_cannot_be_sent() {
        for (String name :
                new String[] {"CamelSqlQuery", "camelsqlquery", "CamelSqlParameters", "CamelSqlDataSource"}) {
            LUNA.call("find_orders")
                    .with("customer", "Ada")
                    .with(name, "delete from orders")
                    .expectError(name);
        }
    }

    @Test
    void writes_are_refused_by_the_connection() throws Exception {
        DATABASE.query("shop", "grant all on orders to shop_reader");

        LUNA.call("try_to_delete").expectError("failed");
        LUNA.call("find_orders").with("customer", "Ada").send().expectJson("/orders/1/id", 1);

        assertThat(DATABASE.query("shop", "select count(*) from orders")).isEqualTo("3");
    }

    @Test
    void a_statement_that_takes_long_is_ended() {
        assertThat(LUNA.call("sleep_in_database").send().message().toString()).contains("failed");
        LUNA.call("find_orders").with(Map.of("customer", "Ada")).send().expectJson("/orders/1/id", 1);
    }
}
