package dev.luna.mcp.it.component;

import dev.luna.mcp.component.Coordinates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;

/** A Maven repository in a directory, and Maven settings whose only mirror it is. */
final class LocalMaven {

    private final Path directory;

    LocalMaven(Path directory) throws IOException {
        this.directory = directory;
        Files.createDirectories(directory.resolve("remote"));
        Files.writeString(settings(), """
                <settings>
                  <localRepository>%s</localRepository>
                  <mirrors>
                    <mirror><id>here</id><mirrorOf>*</mirrorOf><url>%s</url></mirror>
                  </mirrors>
                </settings>
                """.formatted(
                        directory.resolve("local"), directory.resolve("remote").toUri()));
        publishPom("org.apache.camel:camel-bom:4.17.0", "pom", "");
    }

    /** The settings file. */
    Path settings() {
        return directory.resolve("settings.xml");
    }

    /** Publishes a jar with the dependencies of its POM, such as {@code demo:words:1.0}. */
    void publish(String coordinates, SourceJar jar, String... dependencies) throws IOException {
        jar.write(file(coordinates, "jar"));
        sign(file(coordinates, "jar"));
        publishPom(
                coordinates,
                "jar",
                Arrays.stream(dependencies)
                        .map(Coordinates::parse)
                        .map(needed ->
                                "<dependency><groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version></dependency>"
                                        .formatted(needed.group(), needed.artifact(), needed.version()))
                        .collect(Collectors.joining("", "<dependencies>", "</dependencies>")));
    }

    private void publishPom(String coordinates, String packaging, String dependencies) throws IOException {
        Coordinates parsed = Coordinates.parse(coordinates);
        Path pom = file(coordinates, "pom");
        Files.createDirectories(pom.getParent());
        Files.writeString(
                pom,
                "<project><modelVersion>4.0.0</modelVersion><groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version><packaging>%s</packaging>%s</project>"
                        .formatted(parsed.group(), parsed.artifact(), parsed.version(), packaging, dependencies));
        sign(pom);
    }

    /** The published file. */
    Path file(String coordinates, String extension) {
        Coordinates parsed = Coordinates.parse(coordinates);
        return directory
                .resolve("remote")
                .resolve(parsed.group().replace('.', '/'))
                .resolve(parsed.artifact())
                .resolve(parsed.version())
                .resolve(parsed.artifact() + "-" + parsed.version() + "." + extension);
    }

    private static void sign(Path file) throws IOException {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(Files.readAllBytes(file));
            Files.writeString(Path.of(file + ".sha1"), HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
