package dev.luna.mcp.cli;

import dev.luna.mcp.openapi.ApiImport;
import dev.luna.mcp.openapi.ImportedTool;
import dev.luna.mcp.openapi.Remark;
import dev.luna.mcp.openapi.ToolDirectory;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Writes the files of an import and prints what was done, and what could not be done. Immutable.
 *
 * @param out where it is printed
 */
record ImportReport(PrintWriter out, ApiImport api, ToolDirectory directory) {

    /**
     * Writes and prints.
     *
     * @param dryRun true to print the files instead
     * @return the number of files that were written, or would be
     */
    int write(boolean dryRun) throws IOException {
        if (api.tools().isEmpty() && api.remarks().isEmpty()) {
            throw new CommandFailedException("No operation of the document is selected. It has "
                    + api.operations().size() + "; look for their tags, paths and operationIds there.");
        }
        int created = 0;
        for (ImportedTool tool : api.tools()) {
            Optional<String> obstacle = obstacle(tool);
            if (obstacle.isPresent()) {
                out.println("SKIPPED " + tool.operation().text() + ": " + obstacle.get() + ".");
            } else {
                created++;
                write(tool, dryRun);
            }
        }
        List<Remark> refused = api.remarks().stream()
                .filter(remark -> remark.refused().isPresent())
                .toList();
        api.remarks().stream()
                .filter(remark -> remark.refused().isEmpty())
                .forEach(remark -> out.println("NOTE " + remark.line()));
        refused.forEach(remark -> out.println("REFUSED " + remark.line()));
        if (!api.settings().isEmpty()) {
            out.println("The tools need these settings in application.properties, completed:");
            api.settings().forEach(out::println);
        }
        out.println(count(created, "tool") + (dryRun ? " would be created, " : " created, ")
                + (api.tools().size() - created) + " skipped, " + count(refused.size(), "operation") + " refused.");
        return created;
    }

    private static String count(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    private Optional<String> obstacle(ImportedTool tool) {
        Path path = directory.path(tool.file());
        Optional<Path> before = directory.fileOf(tool);
        if (before.isPresent()) {
            return Optional.of(before.get() + " has been imported before and is not changed");
        }
        if (Files.exists(path)) {
            return Optional.of(path + " exists and is not changed; move it away to import the operation");
        }
        return directory
                .declaring(tool.name())
                .map(file -> "the tool " + tool.name() + " is in " + file + "; rename one of them");
    }

    private void write(ImportedTool tool, boolean dryRun) throws IOException {
        if (dryRun) {
            out.println("--- " + directory.path(tool.file()));
            out.print(tool.file().text());
        } else {
            directory.write(tool.file());
            out.println("Created " + directory.path(tool.file()) + ": "
                    + tool.operation().text());
        }
    }
}
