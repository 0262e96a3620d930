package dev.luna.mcp.cli.distribution;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** A project together with the server: what another machine needs to run it. Immutable. */
public final class Distribution {

    private final List<PackagedFile> files;

    /**
     * @param project the files of the project
     * @param jar the jar of the server
     * @throws IOException if the jar cannot be read
     */
    public Distribution(ProjectContents project, Path jar) throws IOException {
        List<PackagedFile> all = new ArrayList<>();
        all.add(PackagedFile.of("luna", template("luna"), true));
        all.add(PackagedFile.of("archive", template("archive"), true));
        all.add(PackagedFile.of("Dockerfile", dockerfile(project), false));
        all.add(PackagedFile.of("luna-mcp-server.jar", jar));
        all.addAll(project.files());
        files = List.copyOf(all);
    }

    private static String dockerfile(ProjectContents project) throws IOException {
        String copied = project.files().stream().anyMatch(file -> file.path().equals("application.properties"))
                ? "COPY application.properties ./\n"
                : "";
        return template("Dockerfile")
                .replace("@java@", project.hasJava() ? "jdk" : "jre")
                .replace("@more@\n", copied + (project.hasLibrary() ? "COPY lib lib\n" : ""));
    }

    private static String template(String name) throws IOException {
        try (InputStream in = Distribution.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The files, with the paths that they have below the directory of the archive. */
    public List<PackagedFile> files() {
        return files;
    }

    /**
     * Writes the archive as one that was packed with gzip; a file that exists is replaced at the end, atomically.
     *
     * @param archive the file to write
     * @param name the directory that all files are in
     */
    public void write(Path archive, String name) throws IOException {
        Path draft = archive.resolveSibling("." + archive.getFileName() + ".new");
        try {
            try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(draft))) {
                new TarArchive(name + "/", files).writeTo(out);
            }
            Files.move(draft, archive, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
