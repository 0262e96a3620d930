package dev.luna.mcp.it.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** The source of a JUnit test class, as documentation shows one or a command writes one; compiles and runs it. */
public record JUnitSource(String source) {

    private static final Pattern PACKAGE = Pattern.compile("(?m)^package (\\S+);");
    private static final Pattern NAME = Pattern.compile("(?m)^(?:public )?(?:final )?class (\\w+)");

    /** Runs it; all its tests are to pass. The compiled class is put into a directory. */
    public void passes(Path directory) throws Exception {
        compile(directory);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {directory.toUri().toURL()}, before)) {
            thread.setContextClassLoader(loader);
            SummaryGeneratingListener listener = new SummaryGeneratingListener();
            LauncherFactory.create()
                    .execute(
                            LauncherDiscoveryRequestBuilder.request()
                                    .selectors(selectClass(loader.loadClass(name())))
                                    .build(),
                            listener);
            TestExecutionSummary summary = listener.getSummary();
            assertThat(summary.getFailures())
                    .extracting(TestExecutionSummary.Failure::getException)
                    .as(source)
                    .isEmpty();
            assertThat(summary.getTestsSucceededCount()).as(source).isPositive();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private void compile(Path directory) throws Exception {
        String name = name();
        Path file = directory.resolve(name.substring(name.lastIndexOf('.') + 1) + ".java");
        Files.writeString(file, source);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter problems = new StringWriter();
        boolean compiled = compiler.getTask(
                        problems,
                        null,
                        null,
                        List.of("-d", directory.toString(), "-cp", classPath()),
                        null,
                        compiler.getStandardFileManager(null, null, null).getJavaFileObjects(file))
                .call();
        assertThat(compiled).as(problems + source).isTrue();
    }

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    /** The full name of the class. */
    String name() {
        Matcher name = NAME.matcher(source);
        assertThat(name.find()).as(source).isTrue();
        Matcher place = PACKAGE.matcher(source);
        return place.find() ? place.group(1) + "." + name.group(1) : name.group(1);
    }
}
