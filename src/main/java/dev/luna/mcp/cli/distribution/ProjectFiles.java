package dev.luna.mcp.cli.distribution;

import dev.luna.mcp.masking.SecretMask;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Chooses the files of a project that are packaged: {@code routes/}, the jars and the lock file of {@code lib/}, and {@code
 * application.properties}. Files that are hidden or named like a secret are left out. For one use.
 */
public final class ProjectFiles {

    private static final String SETTINGS = "application.properties";
    private static final List<String> PARTS = List.of("routes", "lib", SETTINGS);

    /** The server and its launcher, which an archive has anyway. */
    private static final Pattern SERVER = Pattern.compile("luna|luna-mcp-server\\..*");

    private final Path directory;
    private final PackagedFileCheck check;
    private final List<PackagedFile> files = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();

    /**
     * @param directory the directory of the project
     * @param secrets recognises the secrets of the project, which must be in no file
     * @throws IOException if the directory does not exist
     */
    public ProjectFiles(Path directory, SecretMask secrets) throws IOException {
        this.directory = directory.toRealPath();
        this.check = new PackagedFileCheck(this.directory, new SecretFiles(secrets));
    }

    /**
     * Chooses the files.
     *
     * @throws DistributionException if there are no routes, or a file must not be packaged: a link out of the project, a device, a file
     *     over 100 MiB, or a file with a secret in it
     * @throws IOException if a file cannot be read
     */
    public ProjectContents choose() throws IOException {
        for (String part : PARTS) {
            if (Files.exists(directory.resolve(part), LinkOption.NOFOLLOW_LINKS)) {
                Files.walkFileTree(directory.resolve(part), new Visitor());
            }
        }
        if (files.stream().noneMatch(file -> file.path().startsWith("routes/"))) {
            throw new DistributionException("there are no files in " + directory.resolve("routes")
                    + ". Run luna package in the directory of a project, such as luna init makes");
        }
        nameOthers();
        return new ProjectContents(
                files.stream().sorted(Comparator.comparing(PackagedFile::path)).toList(), leftOut);
    }

    private void nameOthers() throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            all.filter(file -> !PARTS.contains(file.getFileName().toString()))
                    .filter(file ->
                            !SERVER.matcher(file.getFileName().toString()).matches())
                    .sorted()
                    .forEach(file -> leaveOut(file, "only routes/, lib/ and " + SETTINGS + " are packaged"));
        }
    }

    private void leaveOut(Path file, String reason) {
        boolean isSecret = SecretFiles.hasSecretName(file);
        leftOut.add(check.name(file) + ": " + (isSecret ? "it is named like a file with secrets" : reason));
    }

    private final class Visitor extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) {
            if (isHidden(visited)) {
                leaveOut(visited, "it is hidden");
                return FileVisitResult.SKIP_SUBTREE;
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            boolean inLibrary = file.startsWith(directory.resolve("lib"));
            if (SecretFiles.hasSecretName(file) || isHidden(file)) {
                leaveOut(file, "it is hidden");
            } else if (inLibrary && !attributes.isSymbolicLink() && !isOfLibrary(file)) {
                leaveOut(file, "it is neither a jar nor the lock file");
            } else {
                Path checked = inLibrary ? check.jar(file, attributes) : check.file(file, attributes);
                files.add(PackagedFile.of(check.name(file), checked));
            }
            return FileVisitResult.CONTINUE;
        }
    }

    private static boolean isHidden(Path file) {
        return file.getFileName().toString().startsWith(".");
    }

    private static boolean isOfLibrary(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".jar") || name.endsWith(".lock");
    }
}
