package dev.luna.mcp.openapi;

import dev.luna.mcp.openapi.ToolDirectory.Imported;
import dev.luna.mcp.openapi.operation.OperationKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds how the operations of a document differ from the files that were imported from it. Stateless. */
public final class Drift {

    private Drift() {}

    /**
     * One line for each difference: an operation without a file, one that changed since its file was written, and a file whose
     * operation is gone. What a person has changed in a file is no difference.
     */
    public static List<String> of(ApiImport api, ToolDirectory directory) {
        List<String> lines = new ArrayList<>();
        Map<String, Imported> files = directory.imported();
        for (ImportedTool tool : api.tools()) {
            Imported file = files.get(tool.operation().text());
            if (file == null) {
                lines.add("new: " + tool.operation().text() + " would be the tool " + tool.name());
            } else if (!file.mark().fingerprint().equals(tool.fingerprint())) {
                lines.add("changed: " + tool.operation().text() + " in " + file.file()
                        + "; import it into another directory and compare");
            }
        }
        Map<String, Remark> refused = api.remarks().stream()
                .filter(remark -> remark.refused().isPresent())
                .collect(Collectors.toMap(remark -> remark.operation().text(), Function.identity(), (a, b) -> a));
        Set<String> known = api.operations().stream().map(OperationKey::text).collect(Collectors.toSet());
        files.forEach((operation, file) -> {
            if (!known.contains(operation)) {
                lines.add("gone: " + operation + " in " + file.file() + "; delete the file if nobody needs it");
            } else if (refused.containsKey(operation)) {
                lines.add("changed: " + operation + " in " + file.file() + " can no longer be imported: "
                        + refused.get(operation).text());
            }
        });
        return lines;
    }
}
