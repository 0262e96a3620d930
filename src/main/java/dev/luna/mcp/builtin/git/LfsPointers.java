package dev.luna.mcp.builtin.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Finds files of which a clone contains only the pointer of Git LFS. */
final class LfsPointers {

    private static final String POINTER = "version https://git-lfs.github.com/spec/";
    private static final int LARGEST_POINTER = 1024;
    private static final int LOOKED_AT = 1000;
    private static final int NAMED = 5;

    private LfsPointers() {}

    /**
     * Returns a note that names the pointers.
     *
     * @param tree the work tree
     * @param names names of candidates, each followed by a NUL
     * @return empty if there are none
     */
    static String note(Path tree, String names) {
        List<String> pointers = Arrays.stream(names.split("\0"))
                .filter(name -> !name.isEmpty())
                .limit(LOOKED_AT)
                .filter(name -> isPointer(tree, name))
                .toList();
        if (pointers.isEmpty()) {
            return "";
        }
        return pointers.size() + (pointers.size() == 1 ? " file is" : " files are")
                + " kept in Git LFS, which is not fetched: only the pointer is there, of "
                + String.join(", ", pointers.subList(0, Math.min(NAMED, pointers.size())))
                + (pointers.size() > NAMED ? " and others." : ".");
    }

    private static boolean isPointer(Path tree, String name) {
        try {
            Path file = tree.resolve(name);
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    && Files.size(file) < LARGEST_POINTER
                    && new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).startsWith(POINTER);
        } catch (IOException | InvalidPathException e) {
            return false; // a file that cannot be read is none that could mislead
        }
    }
}
