package dev.luna.mcp.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a start does not need, it does not load. */
class StartClassesTest {

    @Test
    void what_only_some_servers_and_commands_need_is_not_loaded(@TempDir Path directory) throws Exception {
        Path classes = directory.resolve("classes");
        ServerProcess.start(
                        Map.of("JAVA_TOOL_OPTIONS", "-Xlog:class+load:file=" + classes, "LUNA_LIB", directory + "/lib"),
                        ProcessBuilder.Redirect.DISCARD)
                .close();
        assertThat(Files.readString(classes))
                .contains("dev.luna.mcp.LunaServer ")
                .doesNotContain("dev.luna.mcp.tool.search.")
                .doesNotContain("dev.luna.mcp.mcp.search.")
                .doesNotContain("org.eclipse.aether.")
                .doesNotContain("org.apache.maven.")
                .doesNotContain("dev.luna.mcp.http.tls.")
                .doesNotContain("org.apache.commons.compress.")
                .doesNotContain("dev.luna.mcp.component.ServerContents ")
                .doesNotContain("dev.luna.mcp.tool.editor.")
                .doesNotContain("dev.luna.mcp.tool.OptionsSchema ");
    }
}
