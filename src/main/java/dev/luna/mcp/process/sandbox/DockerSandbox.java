package dev.luna.mcp.process.sandbox;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A container for each run, of an image that has python3 and pytest: without network, with a read-only system, a private
 * {@code /tmp}, and the project. Docker's daemon must see the project under the same path as the server does.
 *
 * @param docker the program
 * @param image never fetched, so it has to be there
 * @param user whose files the project's are, as {@code uid:gid}
 * @param memory how many bytes all of it may use; 0 for as many as it likes
 * @param processes how many processes it may have at once; 0 for as many as it likes
 * @param fileSize how many bytes a file may have; 0 for as many as it likes
 */
public record DockerSandbox(String docker, String image, String user, long memory, long processes, long fileSize)
        implements Sandbox {

    @Override
    public List<String> rewrite(List<String> command, SandboxPaths paths, String mark, Duration limit) {
        List<String> words = new ArrayList<>(List.of(docker, "run", "--rm", "--pull=never", "--init"));
        words.addAll(List.of("--name=" + container(mark), "--network=none", "--read-only", "--user=" + user));
        words.addAll(List.of("--cap-drop=ALL", "--security-opt=no-new-privileges", "--tmpfs=/tmp", "--ulimit=core=0"));
        addLimit(words, "--memory=", memory);
        addLimit(words, "--memory-swap=", memory);
        addLimit(words, "--pids-limit=", processes);
        addLimit(words, "--ulimit=fsize=", fileSize);
        paths.writable().forEach(path -> words.add(mount(path)));
        words.addAll(List.of("--workdir=" + paths.directory(), "--env=HOME=/tmp", "--env=LANG=C.UTF-8"));
        words.add("--env=PYTHONDONTWRITEBYTECODE=1");
        paths.results().forEach(path -> words.add("--env=PYTHONPATH=" + path));
        // should nobody be left to stop the container, it ends by itself
        words.addAll(List.of("--entrypoint=timeout", image, "--signal=KILL", limit.toSeconds() + 1 + "s"));
        words.addAll(command);
        return List.copyOf(words);
    }

    @Override
    public List<String> cleanup(String mark) {
        return List.of(docker, "rm", "--force", container(mark));
    }

    private static String container(String mark) {
        return "luna-" + mark;
    }

    private static void addLimit(List<String> words, String option, long limit) {
        if (limit > 0) {
            words.add(option + limit);
        }
    }

    /** In the syntax of CSV, which is how docker reads it. */
    private static String mount(Path path) {
        String quoted = path.toString().replace("\"", "\"\"");
        return "--mount=type=bind,\"source=" + quoted + "\",\"target=" + quoted + "\"";
    }
}
