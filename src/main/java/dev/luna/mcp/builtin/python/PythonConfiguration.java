package dev.luna.mcp.builtin.python;

import dev.luna.mcp.workspace.Workspace;
import org.apache.camel.BindToRegistry;
import org.apache.camel.CamelConfiguration;

/** The beans of {@code scaffold_project} and {@code run_tests}. */
public class PythonConfiguration implements CamelConfiguration {

    @BindToRegistry("scaffold")
    public Scaffold scaffold(Workspace workspace) {
        return new Scaffold(workspace);
    }

    @BindToRegistry("pytestRunner")
    public PytestRunner pytestRunner(Workspace workspace) {
        return new PytestRunner(workspace);
    }

    @BindToRegistry("pytestProgress")
    public PytestProgress pytestProgress() {
        return new PytestProgress();
    }
}
