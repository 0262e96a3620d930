package dev.luna.mcp;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The layers of the server, as the table of ARCHITECTURE.md has them, and what no code may do. */
@AnalyzeClasses(packages = "dev.luna.mcp", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final int MOST_PACKAGES_SIDE_BY_SIDE = 16;

    @ArchTest
    static void each_package_depends_on_what_the_table_says(JavaClasses classes) throws IOException {
        assertThat(PackageTable.of(classes).dependencies())
                .isEqualTo(PackageTable.documented().dependencies());
    }

    @ArchTest
    static void dependencies_point_downwards_in_the_table(JavaClasses classes) throws IOException {
        PackageTable table = PackageTable.documented();
        List<String> order = new ArrayList<>(table.dependencies().keySet());
        table.dependencies().forEach((name, dependencies) -> assertThat(dependencies)
                .as("dependencies of " + name)
                .allMatch(dependency -> order.indexOf(dependency) > order.indexOf(name)));
    }

    @ArchTest
    static void few_packages_stand_side_by_side(JavaClasses classes) throws IOException {
        assertThat(PackageTable.documented().dependencies().keySet().stream()
                        .filter(name -> !name.equals(PackageTable.ROOT))
                        .collect(Collectors.groupingBy(
                                name -> name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : "",
                                Collectors.counting())))
                .allSatisfy((parent, children) -> assertThat(children).isLessThanOrEqualTo(MOST_PACKAGES_SIDE_BY_SIDE));
    }

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("dev.luna.mcp.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule MESSAGES_AND_MASKING_DO_WITHOUT_CAMEL = noClasses()
            .that()
            .resideInAnyPackage("..mcp.jsonrpc..", "..mcp.masking..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.camel..");

    @ArchTest
    static final ArchRule ONLY_HTTP_KNOWS_VERTX = noClasses()
            .that()
            .resideInAnyPackage("..mcp.mcp..", "..mcp.tool..", "..mcp.builtin..", "..mcp.outbound..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.vertx..");

    @ArchTest
    static final ArchRule ONLY_PROCESS_STARTS_PROCESSES = noClasses()
            .that()
            .resideOutsideOfPackages("..mcp.process..", "..mcp.demo..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.lang.ProcessBuilder");

    @ArchTest
    static final ArchRule ONLY_THE_COMMAND_LINE_READS_THE_ENVIRONMENT = noClasses()
            .that()
            .resideOutsideOfPackage("..mcp.cli..")
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
}
