package dev.luna.mcp.process;

import dev.luna.mcp.tool.ToolException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * A repository that git may work in: a work tree with a {@code .git} directory of regular files and directories. Code of
 * projects can change its contents, so nothing in it is trusted because git made it.
 *
 * @param tree the work tree
 */
record GitRepository(Path tree) {

    /**
     * Finds the repository of a directory.
     *
     * @param ceiling the directory above which no repository is searched
     * @return empty if there is none
     * @throws ToolException if its {@code .git} leads elsewhere, or it has no work tree
     */
    static Optional<GitRepository> find(Path directory, Path ceiling) throws IOException {
        for (Path each = directory; each != null; each = each.startsWith(ceiling) ? each.getParent() : null) {
            Path git = each.resolve(".git");
            if (Files.exists(git, LinkOption.NOFOLLOW_LINKS)) {
                requirePlain(git);
                return Optional.of(new GitRepository(each));
            }
            if (each.equals(directory) && isBare(each)) {
                throw unusable("The directory is a bare repository. Only repositories with a work tree are used here.");
            }
            if (each.equals(ceiling)) {
                break;
            }
        }
        return Optional.empty();
    }

    Path directory() {
        return tree.resolve(".git");
    }

    /**
     * Detects a bare repository as git does; a cloned repository may contain one in a directory, with its own
     * configuration.
     */
    private static boolean isBare(Path directory) {
        return Files.exists(directory.resolve("HEAD"), LinkOption.NOFOLLOW_LINKS)
                && Files.exists(directory.resolve("objects"))
                && Files.exists(directory.resolve("refs"));
    }

    /** Rejects links and special files: git writes through links, and waits for pipes. */
    private static void requirePlain(Path git) throws IOException {
        if (!Files.isDirectory(git, LinkOption.NOFOLLOW_LINKS)) {
            throw unusable("The .git of this directory is a file or a link. Only a .git directory is used here.");
        }
        Files.walkFileTree(git, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (!attributes.isRegularFile()) {
                    throw unusable("The .git directory holds a link or a special file, '" + git.relativize(file)
                            + "'. Clone the repository anew under another ref.");
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                return FileVisitResult.CONTINUE; // gone in the meantime, such as a lock of git
            }
        });
    }

    private static ToolException unusable(String message) {
        return new ToolException(message);
    }
}
