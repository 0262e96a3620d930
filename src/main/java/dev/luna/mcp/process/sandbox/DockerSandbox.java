package dev.luna.mcp.process.sandbox;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A container for each run, of an image with python3 and pytest: without network, with a read-only system, a private {@code
 * /tmp}, and the project. Docker's daemon must see the project under the same path as the server.
 *
 * @param docker the program
 * @param image must be present, since it is never pulled
 * @param user owner of the project's files, as {@code uid:gid}
 * @param memory maximum number of bytes of memory; 0 for unlimited
 * @param processes maximum number of processes; 0 for unlimited
 * @param fileSize maximum number of bytes of a file; 0 for unlimited
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
        // ends the container even if the server is killed and cannot stop it
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

    /** Returns a mount option, quoted as CSV, which is docker's syntax. */
    private static String mount(Path path) {
        String quoted = path.toString().replace("\"", "\"\"");
        return "--mount=type=bind,\"source=" + quoted + "\",\"target=" + quoted + "\"";
    }
}
