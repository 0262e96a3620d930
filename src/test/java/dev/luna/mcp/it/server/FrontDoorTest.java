package dev.luna.mcp.it.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.luna.mcp.LunaServer;
import dev.luna.mcp.config.Installation;
import dev.luna.mcp.config.Settings;
import dev.luna.mcp.testkit.Luna;
import dev.luna.mcp.tool.Diagnostic;
import dev.luna.mcp.tool.loading.FrontDoor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** The front door belongs to the server; a file in its place serves only if it checks who may call, and fits the server. */
class FrontDoorTest {

    private static final Path ROUTES = Path.of("routes");
    private static final String ACCESS = "- process: {ref: accessCheck}";

    @TempDir
    Path home;

    @BeforeEach
    void make() throws IOException {
        Files.createDirectories(home.resolve("tools"));
        Files.createDirectories(home.resolve("routes/blocks"));
        Files.copy(ROUTES.resolve("tools/puch/about.camel.yaml"), home.resolve("tools/about.camel.yaml"));
    }

    private Settings settings() {
        return Settings.load(
                home,
                Map.of(),
                Map.of("luna.port", "0", "luna.auth-token", Luna.TOKEN, "luna.workspace", home + "/workspace"));
    }

    private LunaServer start() throws Exception {
        return LunaServer.start(settings(), new Installation(home), List.of(home.resolve("tools")));
    }

    private List<Diagnostic> check() throws Exception {
        return LunaServer.check(settings(), new Installation(home), List.of(home.resolve("tools")));
    }

    /** Puts a changed file of the front door into routes/. */
    private void change(String name, String from, String to) throws IOException {
        String text = Files.readString(ROUTES.resolve(name));
        assertThat(text).contains(from);
        Files.createDirectories(home.resolve("routes").resolve(name).getParent());
        Files.writeString(home.resolve("routes").resolve(name), text.replace(from, to));
    }

    private List<String> warningsOfStart() throws Exception {
        Logger logger = (Logger) LoggerFactory.getLogger(FrontDoor.class);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        logger.addAppender(log);
        try (LunaServer server = start()) {
            assertThat(server.registry().tools()).hasSize(1);
        } finally {
            logger.detachAppender(log);
        }
        return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    @Test
    void it_is_inside_the_server() throws Exception {
        assertThat(warningsOfStart()).isEmpty();
        assertThat(check()).isEmpty();
    }

    @Test
    void a_file_that_is_the_same_is_not_told_one_that_differs_is() throws Exception {
        change("health.camel.yaml", "- route", "- route");
        change("streams.camel.yaml", "description: End a session", "description: End one session");
        Files.writeString(home.resolve("routes/hook.camel.yaml"), """
                - route:
                    from:
                      uri: platform-http:/hook
                      steps:
                        - process: {ref: accessCheck}
                        - setBody: {constant: heard}
                """);
        assertThat(warningsOfStart())
                .hasSize(2)
                .anyMatch(
                        line -> line.startsWith("routes/streams.camel.yaml replaces a different file of the same name"))
                .anyMatch(line ->
                        line.startsWith("routes/hook.camel.yaml is not one of this server's own front-door files"));
        assertThat(check()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            mcp.camel.yaml     | - process: {ref: accessCheck} | - log: no check                               | 9: /mcp must begin with
            mcp.camel.yaml     | - process: {ref: accessCheck} | - process: {ref: accessCheck, disabled: true}   | 9: /mcp must begin with
            mcp.camel.yaml     | - process: {ref: accessCheck} | - process: {ref: healthAccessCheck}           | 9: /mcp must begin with
            mcp.camel.yaml     | - process: {ref: accessCheck} | - bean: {ref: accessCheck, method: toString}  | 9: /mcp must begin with
            streams.camel.yaml | - process: {ref: accessCheck} | - process: {ref: readBody}            | 8: /mcp must begin with
            health.camel.yaml  | - process: {ref: healthAccessCheck} | - log: no check                         | 7: /healthz must begin with
            mcp.camel.yaml     | ref: responses             | ref: answers                                  | 22: this server has no bean 'answers'
            mcp.camel.yaml     | {ref: readBody}            | {ref: bodyReader}                             | 14: this server has no bean 'bodyReader'
            mcp.camel.yaml     | process: {ref: responses}  | bean: {ref: responses, method: answerAll}     | 22: the bean 'responses' of this server has no method answerAll
            batch.camel.yaml   | to: "direct:message-of-batch" | to: "direct:messages"                      | 13: no route begins with direct:messages
            mcp.camel.yaml     | platform-http:/mcp         | rest:post:mcp                                 | 9: rest has no access check
            errors.camel.yaml  | ForbiddenOriginException   | ForbiddenException                            | 7: this server has no exception class dev.luna.mcp.http.ForbiddenException
            errors.camel.yaml  | ref: 413-INVALID_REQUEST   | ref: 413-INVALID                              | 8: this server has no bean '413-INVALID'
            batch.camel.yaml   | method: reply              | method: answerAll                             | 14: the bean 'batches' of this server has no method answerAll
            batch.camel.yaml   | aggregationStrategy        | agregationStrategy                            | 12: agregationStrategy: did you mean aggregationStrategy?
            """)
    void one_that_does_not_check_access_or_does_not_fit_is_refused_by_line(
            String file, String from, String to, String problem) throws Exception {
        change(file, from, to);
        String line = problem.substring(problem.indexOf(' ') + 1);
        assertThat(check()).anySatisfy(finding -> assertThat(finding.toString())
                .startsWith(home.resolve("routes").resolve(file) + ":")
                .contains(line));
        assertThatThrownBy(this::start)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("routes/" + file + ":" + problem)
                .hasMessageContaining("Delete them (the server then uses its own)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            - beans: [{name: accessCheck, type: java.lang.Object}]                  | must not be replaced
            - rest: {path: /open, get: [{path: /x, to: "direct:ping"}]}          | rest has no access check
            - route: {from: {uri: "platform-http:/open", steps: [{log: x}]}}        | /open must begin with
            - from: {uri: "platform-http:///open?httpMethodRestrict=GET", steps: [{log: x}]} | /open must begin with
            """)
    void one_more_way_in_is_checked_like_the_others(String text, String problem) throws Exception {
        Files.writeString(home.resolve("routes/more.camel.yaml"), text);
        assertThatThrownBy(this::start)
                .hasMessageContaining("routes/more.camel.yaml:1: ")
                .hasMessageContaining(problem);
    }

    @Test
    void the_routes_of_a_release_that_had_its_own_names_are_named() throws Exception {
        try (Stream<Path> files = Files.list(ROUTES)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, home.resolve("routes").resolve("old-" + file.getFileName()));
            }
        }
        assertThatThrownBy(this::start)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("routes/old-")
                .hasMessageContaining("are from another version");
        assertThat(Files.readString(ROUTES.resolve("mcp.camel.yaml"))).contains(ACCESS);
    }
}
