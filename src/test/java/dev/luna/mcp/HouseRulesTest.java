package dev.luna.mcp;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules of the house: which room may know which, and what no code may do. */
@AnalyzeClasses(packages = "dev.luna.mcp", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTest {

    private static final int LONGEST_FILE = 400;
    private static final int LONGEST_ROUTE_FILE = 60;

    @ArchTest
    static final ArchRule JSONRPC_KNOWS_NOBODY = noClasses()
            .that()
            .resideInAPackage("..jsonrpc..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..protocol..", "..http..", "..tool..", "org.apache.camel..");

    @ArchTest
    static final ArchRule MASKING_KNOWS_NOBODY = noClasses()
            .that()
            .resideInAPackage("..mcp.masking..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.luna.mcp",
                    "..mcp.http..",
                    "..mcp.protocol..",
                    "..mcp.tool..",
                    "..mcp.configuration..",
                    "org.apache.camel..");

    @ArchTest
    static final ArchRule TOOL_KNOWS_NEITHER_PROTOCOL_NOR_HTTP = noClasses()
            .that()
            .resideInAPackage("..mcp.tool..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..mcp.protocol..", "..mcp.http..", "io.vertx..");

    @ArchTest
    static final ArchRule PROTOCOL_KNOWS_NO_CONNECTIONS = noClasses()
            .that()
            .resideInAnyPackage("..mcp.protocol..", "..mcp.task..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..mcp.http..", "io.vertx..");

    @ArchTest
    static final ArchRule SUBSCRIPTION_KNOWS_NO_CONNECTIONS = noClasses()
            .that()
            .resideInAPackage("..mcp.subscription..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..mcp.http..", "io.vertx..");

    @ArchTest
    static final ArchRule SESSION_KNOWS_ONLY_JSONRPC = noClasses()
            .that()
            .resideInAPackage("..mcp.session..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..mcp.protocol..", "..mcp.http..", "..mcp.tool..", "org.apache.camel..");

    @ArchTest
    static final ArchRule FAMILIES_KNOW_NO_FRONT_DOOR = noClasses()
            .that()
            .resideInAnyPackage("..exec..", "..image..", "..github..", "..outbound..", "..puch..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..mcp.protocol..", "..mcp.http..", "..mcp.jsonrpc..");

    @ArchTest
    static final ArchRule BLOCKS_KNOW_ONLY_TOOLS = noClasses()
            .that()
            .resideInAPackage("..mcp.block..")
            .should()
            .dependOnClassesThat(
                    resideInAPackage("dev.luna.mcp..").and(resideOutsideOfPackages("..mcp.block..", "..mcp.tool..")));

    @ArchTest
    static final ArchRule NOBODY_KNOWS_THE_COMMAND_LINE = noClasses()
            .that()
            .resideOutsideOfPackage("..mcp.command..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..mcp.command..");

    @ArchTest
    static final ArchRule LOADING_KNOWS_NO_FRONT_DOOR = noClasses()
            .that()
            .resideInAnyPackage("..mcp.loading..", "..mcp.check..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..mcp.protocol..", "..mcp.http..", "..mcp.jsonrpc..", "io.vertx..");

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("dev.luna.mcp.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ONLY_EXEC_STARTS_PROCESSES = noClasses()
            .that()
            .resideOutsideOfPackages("..mcp.exec..", "..mcp.demo..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.lang.ProcessBuilder");

    @ArchTest
    static final ArchRule ONLY_THE_COMMAND_LINE_READS_THE_ENVIRONMENT = noClasses()
            .that()
            .resideOutsideOfPackage("..mcp.command..")
            .and()
            .doNotHaveSimpleName("LunaStandIn")
            .should()
            .callMethod(System.class, "getenv")
            .orShould()
            .callMethod(System.class, "getenv", String.class);

    @ArchTest
    static final ArchRule NO_MUTABLE_STATICS =
            fields().that().areStatic().should().beFinal();

    @ArchTest
    static final ArchRule ONLY_MAINS_PRINT =
            noClasses().that().doNotHaveSimpleName("LunaStandIn").should(ACCESS_STANDARD_STREAMS);

    @ArchTest
    static final ArchRule NO_JUL = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

    @ArchTest
    static final ArchRule TYPED_EXCEPTIONS = NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;

    @Test
    void java_files_are_short() throws IOException {
        assertThat(longerThan(LONGEST_FILE, ".java", Path.of("src"))).isEmpty();
    }

    @Test
    void route_files_hold_one_tool_and_are_short() throws IOException {
        assertThat(longerThan(LONGEST_ROUTE_FILE, ".yaml", Path.of("routes", "tools")))
                .isEmpty();
    }

    @Test
    void tool_routes_build_no_endpoint_from_text() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("routes"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file))
                        .as(file.toString())
                        .doesNotContain("toD:", "CamelHttpUri", "wireTap:");
            }
        }
    }

    private static List<Path> longerThan(int lines, String suffix, Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .filter(file -> lines(file) > lines)
                    .toList();
        }
    }

    private static long lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
