package dev.luna.mcp.cli.distribution;

import dev.luna.mcp.process.OwnerCommand;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * An image of a project.
 *
 * @param tag its name and tag
 */
public record DockerImage(String tag) {

    private static final Pattern TAG = Pattern.compile("[a-z0-9][a-z0-9._/:-]*(:[A-Za-z0-9_][A-Za-z0-9_.-]*)?");

    /** @throws DistributionException if the tag is not one */
    public DockerImage {
        if (!TAG.matcher(tag).matches()) {
            throw new DistributionException("--image: '" + tag
                    + "' is not the tag of an image, such as my-tools or registry.example.org/my-tools:1.0");
        }
    }

    /** Returns true if a docker engine can be reached. */
    public static boolean hasEngine() throws InterruptedException {
        return OwnerCommand.succeeds(List.of("docker", "version", "--format", "{{.Server.Version}}"));
    }

    /**
     * Builds the image; docker prints what it does.
     *
     * @throws DistributionException if docker fails
     */
    public void build(Distribution distribution) throws IOException, InterruptedException {
        int status = OwnerCommand.run(
                List.of("docker", "build", "--tag", tag, "-"), new TarArchive("", distribution.files())::writeTo);
        if (status != 0) {
            throw new DistributionException("docker build failed with status " + status + "; its output is above");
        }
    }
}
