package dev.luna.mcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luna.mcp.examples.Example;
import dev.luna.mcp.examples.service.PostgresServer;
import dev.luna.mcp.testkit.Luna;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The kind {@code sql} of {@code luna new} against PostgreSQL. */
class NewSqlToolTest {

    @RegisterExtension
    static final PostgresServer DATABASE = new PostgresServer();

    @Test
    void it_queries_a_database(@TempDir Path tools) throws Exception {
        DATABASE.run(Path.of("examples/postgresql/shop.sql"));
        String[] arguments = {"new", "orders_of", "--kind=sql", "--tools=" + tools};
        PrintWriter nobody = new PrintWriter(new StringWriter());
        assertThat(LunaCommand.commandLine(arguments).setOut(nobody).execute(arguments))
                .isZero();

        try (Luna luna = Luna.withTools(tools)
                .setting("luna.lib", Example.named("postgresql").library().orElseThrow())
                .setting("luna.database.url", "jdbc:postgresql://" + DATABASE.address() + "/shop")
                .setting("luna.database.password", "reader")
                .start()) {
            luna.call("orders_of").with("customer", "Ada").with("limit", 1).expectJson("""
                            {"orders": [{"id": 2, "product": "desk", "price": 249}]}
                            """);
            luna.call("orders_of").with("customer", "' or '1'='1").expectJson("{\"orders\": []}");
        }
    }
}
