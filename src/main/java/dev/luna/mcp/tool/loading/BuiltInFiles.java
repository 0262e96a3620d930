package dev.luna.mcp.tool.loading;

import dev.luna.mcp.tool.check.YamlValidator;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.camel.util.FileUtil;
import org.apache.camel.util.StringHelper;

/**
 * The tools and building blocks in the jar. Each has the path of a file below {@code routes/}; a file there is used in
 * its place, and so is any file with a route for the same tool or block.
 *
 * @param routes {@code routes/}, the directory of the replacements
 */
record BuiltInFiles(Path routes) {

    private static final String IN_JAR = "/dev/luna/mcp/routes/";

    /** They are named here because to list a jar takes as long as to read all its entries. */
    static final List<String> NAMES = List.of(
            "blocks/command.camel.yaml",
            "blocks/github.camel.yaml",
            "blocks/http.camel.yaml",
            "blocks/image.camel.yaml",
            "connect/connect_account.camel.yaml",
            "search/find_tools.camel.yaml",
            "tools/dev/build_image.camel.yaml",
            "tools/dev/run_tests.camel.yaml",
            "tools/dev/scaffold_project.camel.yaml",
            "tools/git/git_clone.camel.yaml",
            "tools/github/ci_trigger.camel.yaml",
            "tools/github/close_pr.camel.yaml",
            "tools/github/comment_pr.camel.yaml",
            "tools/github/commit_file.camel.yaml",
            "tools/github/create_branch.camel.yaml",
            "tools/github/create_issue.camel.yaml",
            "tools/github/list_issues.camel.yaml",
            "tools/github/list_pr_files.camel.yaml",
            "tools/github/list_prs.camel.yaml",
            "tools/github/list_runs.camel.yaml",
            "tools/github/open_pr.camel.yaml",
            "tools/github/pr_state.camel.yaml",
            "tools/github/read_file.camel.yaml",
            "tools/images/img_bw.camel.yaml",
            "tools/images/img_resize.camel.yaml",
            "tools/luna/bw_remote.camel.yaml",
            "tools/luna/code_gen.camel.yaml",
            "tools/luna/voice_speak.camel.yaml",
            "tools/puch/about.camel.yaml",
            "tools/puch/validate.camel.yaml");

    /**
     * Reads the files below a directory that no other file replaces.
     *
     * @param others all files outside of the jar
     * @throws IOException if this server's jar is not complete
     */
    List<RouteFile> below(Path directory, List<RouteFile> others) throws IOException {
        Path top = directory.toAbsolutePath().normalize();
        Set<Path> paths = others.stream()
                .map(file -> file.path().toAbsolutePath().normalize())
                .collect(Collectors.toSet());
        List<RouteFile> files = new ArrayList<>();
        for (String name : NAMES) {
            Path path = routes.resolve(name);
            Path normal = path.toAbsolutePath().normalize();
            if (normal.startsWith(top) && !paths.contains(normal) && !isReplaced(endpoint(name), others)) {
                String below = top.relativize(normal).toString().replace('\\', '/');
                files.add(read(name, path, below));
            }
        }
        return files;
    }

    private static RouteFile read(String name, Path path, String below) throws IOException {
        try (InputStream in = BuiltInFiles.class.getResourceAsStream(IN_JAR + name)) {
            if (in == null) {
                throw new FileNotFoundException("this server's jar has no routes/" + name + "; build it anew");
            }
            return RouteFile.builtIn(path, below, in.readAllBytes());
        }
    }

    /** The endpoint at which the route of a file begins: each file is named after its tool or block. */
    static String endpoint(String name) {
        return (name.startsWith("blocks/") ? "block:" : "ai-tool:")
                + StringHelper.before(FileUtil.stripPath(name), ".", name);
    }

    private static boolean isReplaced(String endpoint, List<RouteFile> others) {
        String name = StringHelper.after(endpoint, ":");
        return others.stream()
                .filter(file -> file.text().contains(name))
                .anyMatch(file -> file.isYaml()
                        ? YamlValidator.fromUris(file.text()).contains(endpoint)
                        : begins(file.text(), endpoint));
    }

    /** Returns true for {@code from("ai-tool:NAME} in Java and {@code <from uri="ai-tool:NAME} in XML. */
    private static boolean begins(String text, String endpoint) {
        return Pattern.compile(
                        "\\bfrom(\\s*\\(\\s*|\\s[^<>]*\\buri\\s*=\\s*)[\"']" + Pattern.quote(endpoint) + "[\"'?]")
                .matcher(text)
                .find();
    }
}
