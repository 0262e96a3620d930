package dev.luna.mcp.exec.dev;

import dev.luna.mcp.exec.CommandOutcome;
import dev.luna.mcp.exec.CommandResult;
import dev.luna.mcp.exec.Workspace;
import dev.luna.mcp.exec.sandbox.SandboxKind;
import dev.luna.mcp.tool.InvalidArgumentException;
import dev.luna.mcp.tool.ToolException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;

/** Builds images of projects in the workspace with docker. Safe for use by several threads. */
public class ImageBuilds {

    private static final int LONGEST_TAIL = 4000;
    private static final String COMPONENT = "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*";
    private static final Pattern TAG = Pattern.compile("(?=.{1,255}$)(?:[a-z0-9]+(?:[.-][a-z0-9]+)*(?::\\d{1,5})?/)?"
            + COMPONENT + "(?:/" + COMPONENT + ")*(?::[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?");
    private static final String IGNORED = ".git\n**/.env\n**/.env.*\n!**/.env.example\n";

    private final Workspace workspace;
    private final SandboxKind sandbox;

    /** @param sandbox for the code of projects; in any, the steps of a build have no network */
    public ImageBuilds(Workspace workspace, SandboxKind sandbox) {
        this.workspace = workspace;
        this.sandbox = sandbox;
    }

    /**
     * Prepares a build. A context without a {@code .dockerignore} is given one, so that neither its history nor its
     * secrets get into an image.
     *
     * @param tag name and version of the image
     * @param path a directory in the workspace that holds a {@code Dockerfile}
     * @throws InvalidArgumentException if one of them is not that
     */
    public ImageBuild plan(@Header("tag") String tag, @Header("path") String path) throws IOException {
        if (!TAG.matcher(tag).matches()) {
            throw new InvalidArgumentException(
                    "Argument 'tag' must be the name of an image in lower case, with a version "
                            + "after a colon if wanted, such as 'luna-mcp:latest'.");
        }
        Path directory = workspace.directory("path", path);
        if (!Files.isRegularFile(directory.resolve("Dockerfile"), LinkOption.NOFOLLOW_LINKS)) {
            throw new InvalidArgumentException("Argument 'path': there is no Dockerfile in '" + path + "'.");
        }
        ignoreSecrets(directory);
        return new ImageBuild(tag, directory, sandbox != SandboxKind.NONE);
    }

    /** Whole or not at all, for half a list would be taken for the project's own. */
    private void ignoreSecrets(Path directory) throws IOException {
        Path aside = workspace.aside();
        try {
            Path made = Files.writeString(aside.resolve("dockerignore"), IGNORED);
            workspace.putInPlace(made, directory.resolve(".dockerignore"));
        } finally {
            workspace.discard(aside);
        }
    }

    /** @throws ToolException if asking docker for its version came to nothing */
    public void requireDaemon(@Body CommandResult result) {
        if (!result.outcome().succeeded()) {
            throw new ToolException("No Docker daemon answers on this server. Its owner has to start one, or to set "
                    + "DOCKER_HOST to where one is.");
        }
    }

    /**
     * What came of a build.
     *
     * @throws ToolException if it did not end in time
     */
    public ImageReport report(@ExchangeProperty("build") ImageBuild build, @Body CommandResult result) {
        CommandOutcome outcome = result.outcome();
        if (outcome.timedOut()) {
            throw new ToolException("The image was not built within the time limit; the build was stopped.");
        }
        String text =
                workspace.withoutHostPath(outcome.output() + outcome.errors()).strip();
        String tail = text.substring(Math.max(0, text.length() - LONGEST_TAIL));
        return new ImageReport(outcome.exitValue(), build.tag(), tail);
    }
}
