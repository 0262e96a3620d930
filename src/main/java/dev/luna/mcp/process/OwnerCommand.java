package dev.luna.mcp.process;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * Runs a program for the owner at the command line, with the owner's environment and terminal. It has none of the bounds of a
 * tool's command, so no text of a client may be among its words. Stateless.
 */
public final class OwnerCommand {

    /** Writes the input of a program; the stream is closed afterwards. */
    @FunctionalInterface
    public interface Input {
        void writeTo(OutputStream out) throws IOException;
    }

    private OwnerCommand() {}

    /** Runs a program without input and output. Returns true if it is installed and ends with status 0. */
    public static boolean succeeds(List<String> words) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(words)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Runs a program whose output goes to the terminal.
     *
     * @return its exit status
     * @throws IOException if it is not installed, or succeeds although it did not read its input
     */
    public static int run(List<String> words, Input input) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(words)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (OutputStream out = process.getOutputStream()) {
            input.writeTo(out);
        } catch (IOException e) {
            int status = process.waitFor();
            if (status == 0) {
                throw e;
            }
            return status;
        }
        return process.waitFor();
    }
}
