package dev.luna.mcp.it.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.luna.mcp.testkit.Luna;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every {@code exec:} has the bounded executor, and runs only what the owner allows. */
class AllowedCommandsTest {

    private static final String TOOL = """
            - route:
                id: %1$s
                from:
                  uri: ai-tool:%1$s
                  parameters: {tags: test, description: Runs a program., parameter.word: string}
                  steps:
                    %2$s
            """;

    private static final String CAMELS_EXECUTOR =
            "#class:org.apache.camel.component.exec.impl.DefaultExecCommandExecutor";

    @TempDir
    Path directory;

    @Test
    void a_program_that_the_owner_allows_runs_within_the_bounds() throws Exception {
        write("by_exec", "- to: {uri: 'exec:show', parameters: {args: one}}", "- convertBodyTo: {type: String}");
        write("by_block", "- to: {uri: 'block:command', parameters: {command: show, arguments: '{word}'}}");
        write("by_header", "- setHeader: {name: CamelExecCommandExecutable, constant: env}", "- to: exec:show");
        try (Luna server =
                server().setting("luna.exec.commands", " show , kubectl").start()) {
            assertThat(server.registry().loadErrors()).isEmpty();
            assertThat(server.result("by_exec", Map.of()).asText())
                    .contains("args: one", "LUNA_COMMAND=", "HOME=~")
                    .doesNotContain("AUTH_TOKEN", "JAVA_HOME", "test-token");
            assertThat(server.result("by_block", Map.of("word", "a b; id")).asText())
                    .contains("args: a b; id\n");
            server.call("by_block").with("word", "--help").directly().expectError("must not begin with '-'");
            server.call("by_header").directly().expectError("failed. The server's log says why");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exec:sh",
                "exec:/bin/sh",
                "exec:%2Fbin%2Fsh",
                "exec://git/../sh",
                "exec:./git",
                "exec:GIT",
                "exec:bash?args=-c id",
                "exec:{{luna.shell}}",
                "exec:env"
            })
    void any_other_program_is_refused_when_the_tool_loads(String uri) throws Exception {
        write("shell", "- to: '" + uri + "'");
        try (Luna server = server().setting("luna.exec.commands", "show")
                .setting("luna.shell", "sh")
                .start()) {
            assertThat(server.registry().loadErrors())
                    .singleElement()
                    .asString()
                    .startsWith("shell.camel.yaml:")
                    .contains("exec: may not run '", "only docker, git, pytest, show;", "LUNA_EXEC_COMMANDS");
        }
    }

    @Test
    void an_executor_of_the_routes_own_is_refused() throws Exception {
        write("own", "- to: {uri: 'exec:git', parameters: {commandExecutor: '" + CAMELS_EXECUTOR + "'}}");
        try (Luna server = server().start()) {
            assertThat(server.registry().loadErrors())
                    .singleElement()
                    .asString()
                    .contains("leave 'commandExecutor' out");
        }
    }

    @Test
    void a_block_says_who_allows_more() throws Exception {
        write("by_block", "- to: {uri: 'block:command', parameters: {command: npm}}");
        try (Luna server = server().start()) {
            assertThat(server.registry().loadErrors())
                    .singleElement()
                    .asString()
                    .contains(
                            "by_block.camel.yaml:7: block:command: Option 'command' must be one of",
                            "LUNA_EXEC_COMMANDS");
        }
    }

    @Test
    void a_body_does_not_reach_a_command() throws Exception {
        write("with_body", "- setBody: {header: word}", "- to: exec:git");
        try (Luna server = server().start()) {
            server.call("with_body").with("word", "id").directly().expectError("failed. The server's log says why");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/bin/sh", "../x", "a b", "-x", "npm,;id"})
    void the_setting_takes_plain_names(String names) {
        assertThatThrownBy(() -> server().setting("luna.exec.commands", names).start())
                .hasStackTraceContaining("luna.exec.commands must be names of programs without a directory");
    }

    private Luna server() throws Exception {
        Path bin = Files.createDirectories(directory.resolve("bin"));
        Path program = bin.resolve("show");
        Files.writeString(program, "#!/bin/sh\necho \"args: $*\"\nenv\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        return Luna.withTools(Files.createDirectories(directory.resolve("tools")))
                .setting("luna.exec.search-path", bin + ":/usr/bin:/bin");
    }

    private void write(String name, String... steps) throws Exception {
        Path tools = Files.createDirectories(directory.resolve("tools"));
        Files.writeString(tools.resolve(name + ".camel.yaml"), TOOL.formatted(name, String.join("\n        ", steps)));
    }
}
