package dev.luna.mcp.it.git;

import dev.luna.mcp.testkit.Luna;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Set-up of tests of git: one server with a workspace for the class, one real git server for each test. */
abstract class GitServers {

    @TempDir
    static Path directory;

    static Path workspace;
    static Luna server;

    GitHttpServer git;

    @BeforeAll
    static void startServer() throws Exception {
        workspace = directory.resolve("workspace");
        server = Luna.withBuiltInTools()
                .setting("luna.workspace", workspace.toString())
                .setting("luna.outbound-allow", "127.0.0.1")
                .start();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @BeforeEach
    void startGit() throws Exception {
        git = new GitHttpServer(Files.createTempDirectory(directory, "repositories"));
    }

    @AfterEach
    void stopGit() {
        git.close();
    }
}
