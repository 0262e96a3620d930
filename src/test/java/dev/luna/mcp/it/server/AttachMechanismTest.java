package dev.luna.mcp.it.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.tools.attach.VirtualMachine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Processes of the server's user cannot attach to the JVM: the tokens are in its memory. */
@Timeout(60)
class AttachMechanismTest {

    private static final Pattern OPTION = Pattern.compile("-XX:[+-]\\w+");

    /** The JVM that is attached to. */
    public static void main(String[] arguments) throws InterruptedException {
        System.out.println("ready");
        Thread.currentThread().join();
    }

    @Test
    void the_options_of_the_launcher_prevent_attaching_to_the_jvm() throws Exception {
        Process jvm = started(options("luna"));
        try {
            assertThatThrownBy(() -> VirtualMachine.attach(String.valueOf(jvm.pid())))
                    .isInstanceOf(Exception.class);
            assertThat(performanceData(jvm)).doesNotExist();
        } finally {
            jvm.destroyForcibly().waitFor();
        }
    }

    @Test
    void without_the_options_attaching_succeeds() throws Exception {
        Process jvm = started(List.of());
        try {
            VirtualMachine.attach(String.valueOf(jvm.pid())).detach();
            assertThat(performanceData(jvm)).exists();
        } finally {
            jvm.destroyForcibly().waitFor();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Dockerfile", "docker-compose.yml"})
    void the_image_has_the_options_too(String file) throws Exception {
        assertThat(options(file)).contains("-XX:+DisableAttachMechanism", "-XX:-UsePerfData");
    }

    private static List<String> options(String file) throws Exception {
        return OPTION.matcher(Files.readString(Path.of(file)))
                .results()
                .map(MatchResult::group)
                .toList();
    }

    private static Path performanceData(Process jvm) {
        return Path.of("/tmp", "hsperfdata_" + System.getProperty("user.name"), String.valueOf(jvm.pid()));
    }

    private static Process started(List<String> options) throws Exception {
        List<String> words = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
        words.addAll(options);
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), AttachMechanismTest.class.getName()));
        Process jvm = new ProcessBuilder(words)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(jvm.inputReader().readLine()).isEqualTo("ready");
        return jvm;
    }
}
