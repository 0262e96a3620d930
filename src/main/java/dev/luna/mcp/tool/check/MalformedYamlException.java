package dev.luna.mcp.tool.check;

/** The text is not YAML. */
final class MalformedYamlException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    MalformedYamlException(Problem problem, Throwable cause) {
        super(problem.message(), cause);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
