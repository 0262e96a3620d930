package dev.luna.mcp.cli.distribution;

import java.util.List;

/**
 * The files of a project that are packaged.
 *
 * @param files the files, sorted by path
 * @param leftOut the files that are not, each with the reason
 */
public record ProjectContents(List<PackagedFile> files, List<String> leftOut) {

    public ProjectContents {
        files = List.copyOf(files);
        leftOut = List.copyOf(leftOut);
    }

    /** Returns true if a tool is written in Java, which needs a JDK at run time. */
    boolean hasJava() {
        return files.stream().anyMatch(file -> file.path().endsWith(".java"));
    }

    /** Returns true if there are components. */
    boolean hasLibrary() {
        return files.stream().anyMatch(file -> file.path().startsWith("lib/"));
    }
}
