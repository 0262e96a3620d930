package dev.luna.mcp.builtin.docker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.luna.mcp.process.CommandOutcome;
import dev.luna.mcp.process.CommandResult;
import dev.luna.mcp.process.PrivateDirectory;
import dev.luna.mcp.process.sandbox.SandboxKind;
import dev.luna.mcp.tool.InvalidArgumentException;
import dev.luna.mcp.tool.ToolException;
import dev.luna.mcp.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;

/** Builds images of projects in the workspace with docker. Thread-safe. */
public class ImageBuilder {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LARGEST_DOCKERFILE = 262_144;
    private static final int LONGEST_TAIL = 4000;
    private static final String COMPONENT = "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*";
    private static final Pattern TAG = Pattern.compile("(?=.{1,255}$)(?:[a-z0-9]+(?:[.-][a-z0-9]+)*(?::\\d{1,5})?/)?"
            + COMPONENT + "(?:/" + COMPONENT + ")*(?::[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?");
    private static final String IGNORED = ".git\n**/.env\n**/.env.*\n!**/.env.example\n";

    private final Workspace workspace;
    private final SandboxKind sandbox;
    private final boolean mayFetch;

    /**
     * @param sandbox the sandbox for the code of projects; with any, the steps of a build have no network
     * @param mayFetch true if a Dockerfile may make the daemon fetch images and files from URLs
     */
    public ImageBuilder(Workspace workspace, SandboxKind sandbox, boolean mayFetch) {
        this.workspace = workspace;
        this.sandbox = sandbox;
        this.mayFetch = mayFetch;
    }

    /**
     * Prepares a build. A context without a {@code .dockerignore} gets one, so that neither its history nor its secrets get
     * into an image. The build uses a copy of the Dockerfile that was checked, even if the project's changes.
     *
     * @param tag name and version of the image
     * @param path a directory in the workspace that contains a {@code Dockerfile}
     * @throws InvalidArgumentException if the tag is malformed or there is no such Dockerfile
     */
    public ImageBuild plan(@Header("tag") String tag, @Header("path") String path) throws IOException {
        if (!TAG.matcher(tag).matches()) {
            throw new InvalidArgumentException(
                    "Argument 'tag' must be the name of an image in lower case, with a version "
                            + "after a colon if wanted, such as 'luna-mcp:latest'.");
        }
        Path directory = workspace.directory("path", path);
        String text = workspace
                .read(directory, "Dockerfile", LARGEST_DOCKERFILE)
                .orElseThrow(() -> new InvalidArgumentException("Argument 'path': there is no Dockerfile in '" + path
                        + "', or it has more than " + LARGEST_DOCKERFILE + " bytes."));
        Set<String> images = mayFetch ? Set.of() : new Dockerfile(text).images();
        ignoreSecrets(directory);
        PrivateDirectory copy = PrivateDirectory.create();
        Files.writeString(copy.path().resolve("Dockerfile"), text);
        return new ImageBuild(tag, directory, copy, images, sandbox != SandboxKind.NONE);
    }

    /**
     * Checks that the images of a build are present, and that their {@code ONBUILD} triggers fetch nothing.
     *
     * @throws InvalidArgumentException if not
     */
    public void requireImages(@ExchangeProperty("build") ImageBuild build, @Body CommandResult result) {
        CommandOutcome found = result.outcome();
        if (!found.succeeded()) {
            String missing = build.images().stream()
                    .filter(image -> found.errors().contains(image))
                    .collect(Collectors.joining(", "));
            throw new InvalidArgumentException("The Dockerfile needs images that are not on this server: "
                    + (missing.isEmpty() ? String.join(", ", build.images()) : missing)
                    + ". Its owner has to fetch them with 'docker pull', or allow builds to fetch with"
                    + " luna.exec.build-fetch=true.");
        }
        for (String triggers : found.output().lines().toList()) {
            Dockerfile.requireHarmless(listed(triggers));
        }
    }

    private static List<String> listed(String json) {
        try {
            List<String> triggers = JSON.readValue(json, new TypeReference<List<String>>() {});
            return triggers == null ? List.of() : triggers;
        } catch (JsonProcessingException e) {
            throw new ToolException("docker does not say what the images do at the beginning of a build.", e);
        }
    }

    /** Deletes the copy of the Dockerfile. */
    public void discard(@ExchangeProperty("build") ImageBuild build) {
        build.dockerfile().close();
    }

    /** Publishes the file atomically: a partial list would be taken for the project's own. */
    private void ignoreSecrets(Path directory) throws IOException {
        Path staging = workspace.newStagingDirectory();
        try {
            Path made = Files.writeString(staging.resolve("dockerignore"), IGNORED);
            workspace.publish(made, directory.resolve(".dockerignore"));
        } finally {
            workspace.discard(staging);
        }
    }

    /**
     * Checks the outcome of {@code docker version}.
     *
     * @throws ToolException if no daemon answers
     */
    public void requireDaemon(@Body CommandResult result) {
        if (!result.outcome().succeeded()) {
            throw new ToolException("No Docker daemon answers on this server. Its owner has to start one, or to set "
                    + "DOCKER_HOST to where one is.");
        }
    }

    /**
     * Returns the result of a build.
     *
     * @throws ToolException if the timeout expired
     */
    public ImageBuildReport report(@ExchangeProperty("build") ImageBuild build, @Body CommandResult result) {
        CommandOutcome outcome = result.outcome();
        if (outcome.timedOut()) {
            throw new ToolException("The image was not built within the time limit; the build was stopped.");
        }
        String text =
                workspace.withoutHostPath(outcome.output() + outcome.errors()).strip();
        String tail = text.substring(Math.max(0, text.length() - LONGEST_TAIL));
        return new ImageBuildReport(outcome.exitValue(), build.tag(), tail);
    }
}
