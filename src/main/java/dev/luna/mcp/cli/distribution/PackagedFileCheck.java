package dev.luna.mcp.cli.distribution;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.OptionalInt;

/**
 * Rejects files that an archive must not have.
 *
 * @param directory the project; a real path
 * @param secrets recognises secrets
 */
record PackagedFileCheck(Path directory, SecretFiles secrets) {

    private static final long MOST_MEBIBYTES = 100;

    /**
     * Checks a file of {@code routes/} or the settings, and follows it if it is a link.
     *
     * @return the file itself, which is in the project
     * @throws DistributionException if it must not be packaged
     */
    Path file(Path file, BasicFileAttributes attributes) throws IOException {
        Path target = jar(file, attributes);
        OptionalInt line = secrets.firstLine(target);
        if (line.isPresent()) {
            throw new DistributionException(
                    name(file) + ":" + line.getAsInt()
                            + ": there is a secret. Put it into .env, which is not packaged, and write {{name.of.the.setting}} here");
        }
        return target;
    }

    /**
     * Checks a jar, whose content is not read.
     *
     * @return the file itself, which is in the project
     * @throws DistributionException if it must not be packaged
     */
    Path jar(Path file, BasicFileAttributes attributes) throws IOException {
        if (file.toString().chars().anyMatch(Character::isISOControl)) {
            throw rejected(file, "has a control character in its name; rename it");
        }
        Path target = attributes.isSymbolicLink() ? target(file) : file;
        BasicFileAttributes real = Files.readAttributes(target, BasicFileAttributes.class);
        if (!real.isRegularFile()) {
            throw rejected(file, "is neither a file nor a directory; remove it");
        }
        if (real.size() > MOST_MEBIBYTES << 20) {
            throw rejected(
                    file,
                    "has " + (real.size() >> 20) + " MiB, and a file of an archive has at most " + MOST_MEBIBYTES
                            + "; move it out of the project and name its place in a setting");
        }
        return target;
    }

    private Path target(Path link) throws IOException {
        try {
            Path target = link.toRealPath();
            if (!target.startsWith(directory)) {
                throw rejected(link, "is a link out of the project; copy the file into the project");
            }
            if (Files.isDirectory(target)) {
                throw rejected(link, "is a link to a directory; copy the directory");
            }
            if (SecretFiles.hasSecretName(target)) {
                throw rejected(link, "is a link to a file that is named like a file with secrets; remove the link");
            }
            return target;
        } catch (NoSuchFileException e) {
            throw rejected(link, "is a link to nothing; remove it");
        }
    }

    private DistributionException rejected(Path file, String reason) {
        return new DistributionException(name(file) + " " + reason);
    }

    /** The path in the project, with {@code /} between names and {@code ?} for control characters. */
    String name(Path file) {
        return directory
                .relativize(file)
                .toString()
                .replace(File.separatorChar, '/')
                .replaceAll("\\p{Cntrl}", "?");
    }
}
