package dev.luna.mcp.process;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The allow list of programs: git, docker and pytest, and those that the owner adds.
 *
 * @param names without a directory, in alphabetical order
 */
public record AllowedCommands(SortedSet<String> names) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._+-]*");

    public AllowedCommands {
        names = Collections.unmodifiableSortedSet(new TreeSet<>(names));
    }

    /**
     * Returns the three default programs and others.
     *
     * @param others names, comma-separated, as in {@code luna.exec.commands}
     * @throws IllegalArgumentException if a name is not a plain name
     */
    public static AllowedCommands with(String others) {
        Collection<String> names = new TreeSet<>(Arrays.asList(CommandResolver.GIT, "docker", CommandResolver.PYTEST));
        for (String word : others.split(",")) {
            String name = word.strip();
            if (!name.isEmpty()) {
                if (!NAME.matcher(name).matches()) {
                    throw new IllegalArgumentException(
                            "luna.exec.commands must be names of programs without a directory,"
                                    + " such as npm,kubectl; '" + name + "' is none.");
                }
                names.add(name);
            }
        }
        return new AllowedCommands(new TreeSet<>(names));
    }

    boolean contains(String name) {
        return names.contains(name);
    }

    /** Returns the error message for a program that is not allowed, for the author of a route. */
    String refusal(String name) {
        return "exec: may not run '" + name + "', only " + String.join(", ", names)
                + "; the owner allows more with luna.exec.commands (LUNA_EXEC_COMMANDS), by the program's plain name";
    }
}
