package dev.luna.mcp.exec.git;

import java.nio.file.Path;
import java.util.List;

/**
 * One clone on its way.
 *
 * @param remote where it comes from
 * @param ref the branch or tag, or null for the remote's default branch
 * @param place where it will be
 * @param aside where it is made, or null if it is in its place already
 * @param arguments what git is told, to be run in {@code aside}
 */
public record GitClone(GitRemote remote, String ref, Path place, Path aside, List<String> arguments) {

    /** Whether git has to be run. */
    public boolean isNeeded() {
        return aside != null;
    }

    /** Where it runs, as text: Camel would turn a path into what is in the file. */
    public String workingDirectory() {
        return aside.toString();
    }
}
