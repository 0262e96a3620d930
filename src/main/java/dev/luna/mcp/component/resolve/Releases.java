package dev.luna.mcp.component.resolve;

import dev.luna.mcp.component.ComponentException;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.resolution.VersionRangeRequest;
import org.eclipse.aether.resolution.VersionRangeResolutionException;
import org.eclipse.aether.version.Version;

/** The releases in the repositories. */
record Releases(MavenSession maven) {

    private static final Pattern UNFINISHED = Pattern.compile(
            "(?i).*(snapshot|alpha|beta|preview|milestone|incubating|[.-](rc|cr|m|ea|pre|dev|b)[.-]?\\d*).*");

    /**
     * The newest version that is finished.
     *
     * @throws ComponentException if there is none
     */
    String newest(String group, String artifact) {
        VersionRangeRequest request = new VersionRangeRequest(
                new DefaultArtifact(group, artifact, "jar", "[0,)"), maven.repositories(), null);
        try {
            List<String> finished = maven.system().resolveVersionRange(maven.session(), request).getVersions().stream()
                    .map(Version::toString)
                    .filter(version -> !UNFINISHED.matcher(version).matches())
                    .toList();
            if (finished.isEmpty()) {
                throw new ComponentException("no release of " + group + ":" + artifact
                        + " is in the repositories; check its spelling, or name a version: " + group + ":" + artifact
                        + ":VERSION");
            }
            return finished.get(finished.size() - 1);
        } catch (VersionRangeResolutionException e) {
            throw new ComponentException("the versions of " + group + ":" + artifact + " cannot be listed", e);
        }
    }
}
