package dev.luna.mcp.it.sandbox;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Sandboxes of bubblewrap, which not every machine can make. */
public final class Namespaces {

    private Namespaces() {}

    /** Skips a test where none can be made. */
    static void assume() throws InterruptedException {
        boolean possible;
        try {
            Process trial = new ProcessBuilder("bwrap", "--unshare-all", "--ro-bind", "/", "/", "true")
                    .redirectErrorStream(true)
                    .start();
            possible = trial.waitFor(20, TimeUnit.SECONDS) && trial.exitValue() == 0;
        } catch (IOException e) {
            possible = false;
        }
        assumeTrue(possible, "bubblewrap is not installed here, or may make no namespaces");
    }
}
