package dev.luna.mcp.builtin.docker;

import dev.luna.mcp.process.SandboxSettings;
import dev.luna.mcp.workspace.Workspace;
import org.apache.camel.BindToRegistry;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.PropertyInject;

/** The bean of {@code build_image}. */
public class DockerConfiguration implements CamelConfiguration {

    @BindToRegistry("imageBuilder")
    public ImageBuilder imageBuilder(
            Workspace workspace, SandboxSettings sandbox, @PropertyInject("luna.exec.build-fetch") boolean mayFetch) {
        return new ImageBuilder(workspace, sandbox.kind(), mayFetch);
    }
}
