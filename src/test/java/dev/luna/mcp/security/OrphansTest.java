package dev.luna.mcp.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.luna.mcp.process.Processes;
import dev.luna.mcp.testkit.JsonRpc;
import dev.luna.mcp.testkit.Luna;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Processes that want to outlive the call that started them: gone, however the call ends. */
@Attack
class OrphansTest {

    private final Target target;

    OrphansTest(Target target) {
        this.target = target;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sleep SECONDS &",
                "nohup sleep SECONDS >/dev/null 2>&1 &",
                "setsid sleep SECONDS &",
                "setsid setsid sleep SECONDS &",
                "(sleep SECONDS &) &",
                "trap '' TERM HUP INT; sleep SECONDS &",
                "setsid sh -c 'trap \"\" TERM; sleep SECONDS; sleep SECONDS' &",
                "env -i setsid sleep SECONDS &",
                "(env -i setsid sleep SECONDS >/dev/null 2>&1 </dev/null &)",
                "sleep SECONDS 0<&- 1>&- 2>&- &",
                "while :; do sleep SECONDS; done & while :; do sleep SECONDS; done &"
            })
    void of_tests_that_ended_are_gone(String script) throws IOException {
        String seconds = project("leaver", script, "");

        assertThat(target.server()
                        .result("run_tests", Map.of("path", "leaver"))
                        .path("passed")
                        .asInt())
                .isEqualTo(1);

        Processes.assertNone(seconds);
    }

    @Test
    void of_tests_out_of_time_are_gone() throws Exception {
        String seconds = project("sleeper", "setsid sleep SECONDS & sleep SECONDS &", "time.sleep(600)");
        Map<String, String> settings = new HashMap<>(target.settings());
        settings.put("luna.exec.test-timeout", "4s");
        try (Luna impatient =
                Luna.withTools("routes/tools/dev").settings(settings).start()) {
            assertThat(impatient
                            .error(500, "run_tests", Map.of("path", "sleeper"))
                            .path("message")
                            .asText())
                    .contains("time limit");

            Processes.assertNone(seconds);
        }
    }

    @Test
    void of_a_caller_who_went_away_are_gone() throws IOException {
        String seconds = project("left", "setsid sleep SECONDS & sleep SECONDS &", "time.sleep(600)");
        String body = JsonRpc.request("run_tests", Map.of("path", "left"));
        try (Socket socket = new Socket("127.0.0.1", target.server().uri("/").getPort())) {
            socket.getOutputStream()
                    .write(Target.http("POST /mcp", body, "Host: localhost", "Authorization: Bearer " + Luna.TOKEN)
                            .getBytes(StandardCharsets.UTF_8));
            Processes.awaitSome(seconds, 2);
        }
        await().until(() -> Processes.with(seconds).isEmpty());
    }

    /** A project whose test starts processes; gives the number of seconds by which they are known. */
    private String project(String name, String script, String then) throws IOException {
        String seconds = "600." + Math.abs(UUID.randomUUID().getLeastSignificantBits());
        Path project = Files.createDirectories(target.workspace().resolve(name));
        Files.writeString(project.resolve("start.sh"), script.replace("SECONDS", seconds) + "\n");
        Files.writeString(
                project.resolve("test_it.py"),
                "import subprocess, time\ndef test_it():\n    subprocess.run(['sh', 'start.sh'])\n    time.sleep(0.3)\n    "
                        + then + "\n");
        return seconds;
    }
}
