package dev.luna.mcp.process;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The set-up of tests that run real processes. */
@Timeout(60)
abstract class CommandTest {

    @TempDir
    Path directory;

    CommandScripts commands;
    ExecutorFixture executors;

    @BeforeEach
    void create_executors() {
        commands = new CommandScripts(directory);
        executors = new ExecutorFixture(directory, commands);
    }
}
