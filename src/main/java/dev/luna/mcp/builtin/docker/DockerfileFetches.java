package dev.luna.mcp.builtin.docker;

import dev.luna.mcp.tool.InvalidArgumentException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The references that the instructions of one Dockerfile make the daemon fetch: images, which may be present already, and
 * URLs, which are rejected. References that are unknown before the build are rejected, too. Not thread-safe.
 */
final class DockerfileFetches {

    private static final Set<String> KEYWORDS = Set.of(
            "add",
            "arg",
            "cmd",
            "copy",
            "entrypoint",
            "env",
            "expose",
            "from",
            "healthcheck",
            "label",
            "maintainer",
            "onbuild",
            "run",
            "shell",
            "stopsignal",
            "user",
            "volume",
            "workdir");
    /** No colon, so no URL and no git host; no variable, quote or escape that could become one. */
    private static final Pattern PLAIN_SOURCE =
            Pattern.compile("(?!(?i)github\\.com/)[\\p{L}\\p{N}._/*?+=~,%#!{}()\\[\\]<>-]+");

    private static final Pattern JSON_SYNTAX = Pattern.compile("^\\[|]$|[\",]");
    private static final Pattern IMAGE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/:@-]*");
    private static final Pattern OWN_PLATFORM = Pattern.compile("\\$\\{?(BUILD|TARGET)PLATFORM}?");
    private static final Pattern VARIABLE = Pattern.compile("\\$(?:(\\w+)|\\{(\\w+)(?:(:?[-+])([^{}$]*))?})");
    private static final Pattern MOUNT_FROM = Pattern.compile("(?i)[=,]from=([^,]*)");
    private static final Pattern ARGUMENT =
            Pattern.compile("(\\w+)(?:=([^\"'\\\\`]*|\"[^\"'\\\\`]*\"|'[^\"'\\\\`]*'))?");
    private static final Pattern QUOTING = Pattern.compile("[\"'\\\\`]");

    private final Map<String, String> arguments = new HashMap<>();
    private final Set<String> stages = new HashSet<>();
    private final Set<String> images = new TreeSet<>();
    private int begun;

    /** Returns true if a builder knows all instructions; otherwise it does not start the build. */
    static boolean areKnown(List<String> instructions) {
        return instructions.stream().allMatch(instruction -> KEYWORDS.contains(keyword(instruction)));
    }

    /**
     * Adds the next instruction.
     *
     * @throws InvalidArgumentException if it fetches from a URL, or if that is unknown
     */
    void add(String instruction) {
        String[] parts = instruction.split("\\s+", 2);
        String rest = parts.length > 1 ? parts[1].strip() : "";
        String keyword = keyword(instruction);
        if (keyword.equals("onbuild")) {
            add(rest);
            return;
        }
        String[] words = rest.isEmpty() ? new String[0] : rest.split("\\s+");
        int flags = 0;
        while (flags < words.length && words[flags].startsWith("--")) {
            flag(keyword, words[flags++], instruction);
        }
        List<String> operands = List.of(words).subList(flags, words.length);
        switch (keyword) {
            case "from" -> from(operands, instruction);
            case "add" -> sources(operands).forEach(operand -> source(operand, instruction));
            case "arg" -> operands.forEach(operand -> argument(operand, instruction));
            default -> {
                // fetches nothing
            }
        }
    }

    /** Returns the images that it needs besides its own stages. */
    Set<String> images() {
        return images;
    }

    private static String keyword(String instruction) {
        return instruction.split("\\s+", 2)[0].toLowerCase(Locale.ROOT);
    }

    private void flag(String keyword, String flag, String instruction) {
        String name = flag.toLowerCase(Locale.ROOT);
        if (QUOTING.matcher(flag).find()) {
            throw refused(instruction, "with quotes in its options that cannot be told");
        }
        if (keyword.equals("from")
                && !OWN_PLATFORM.matcher(flag.replaceFirst("^--platform=", "")).matches()) {
            throw refused(instruction, "an image of a platform that is named may have to be fetched");
        }
        if (keyword.equals("copy") && name.startsWith("--from=")) {
            stageOrImage(flag.substring("--from=".length()), instruction);
        }
        if (keyword.equals("run") && name.startsWith("--mount")) {
            MOUNT_FROM.matcher(flag).results().forEach(from -> stageOrImage(from.group(1), instruction));
        }
    }

    private void from(List<String> operands, String instruction) {
        String name = operands.isEmpty() ? "" : expanded(unquoted(operands.get(0)), instruction);
        if (!stages.contains(name.toLowerCase(Locale.ROOT)) && !name.equals("scratch")) {
            image(name, instruction);
        }
        stages.add(String.valueOf(begun++));
        if (operands.size() == 3) {
            stages.add(operands.get(2).toLowerCase(Locale.ROOT));
        }
    }

    private void stageOrImage(String name, String instruction) {
        if (!stages.contains(name.toLowerCase(Locale.ROOT))) {
            image(name, instruction);
        }
    }

    private void image(String name, String instruction) {
        if (!IMAGE.matcher(name).matches()) {
            throw refused(instruction, "it cannot be told which image it needs");
        }
        images.add(name);
    }

    /**
     * Returns all operands but the last, which is the destination; of a list in JSON all, since its elements may contain
     * spaces.
     */
    private static List<String> sources(List<String> operands) {
        boolean json = !operands.isEmpty() && operands.get(0).startsWith("[");
        return json ? operands : operands.subList(0, Math.max(0, operands.size() - 1));
    }

    private static void source(String operand, String instruction) {
        String plain = JSON_SYNTAX.matcher(operand).replaceAll("");
        if (!plain.isEmpty() && !PLAIN_SOURCE.matcher(plain).matches()) {
            throw refused(instruction, "ADD fetches from addresses; use COPY for files of the project");
        }
    }

    /** Adds a build argument. One within a stage is not visible to FROM. */
    private void argument(String operand, String instruction) {
        if (begun > 0) {
            return;
        }
        Matcher argument = ARGUMENT.matcher(operand);
        if (!argument.matches()) {
            throw refused(instruction, "its value cannot be told");
        }
        arguments.remove(argument.group(1));
        if (argument.group(2) != null) {
            arguments.put(argument.group(1), expanded(unquoted(argument.group(2)), instruction));
        }
    }

    private String expanded(String word, String instruction) {
        return VARIABLE.matcher(word).replaceAll(variable -> Matcher.quoteReplacement(value(variable, instruction)));
    }

    private static String unquoted(String word) {
        return word.replaceAll("^([\"'])(.*)\\1$", "$2");
    }

    private String value(MatchResult variable, String instruction) {
        String name = variable.group(1) == null ? variable.group(2) : variable.group(1);
        String value = arguments.get(name);
        String operator = variable.group(3) == null ? "" : variable.group(3);
        boolean set = value != null && (!operator.startsWith(":") || !value.isEmpty());
        if (operator.endsWith("-")) {
            return set ? value : variable.group(4);
        }
        if (operator.endsWith("+")) {
            return set ? variable.group(4) : "";
        }
        if (value == null) {
            throw refused(instruction, "'" + name + "' has no value in the Dockerfile");
        }
        return value;
    }

    static InvalidArgumentException refused(String instruction, String reason) {
        String shown = instruction.length() > 200 ? instruction.substring(0, 200) + "..." : instruction;
        return new InvalidArgumentException("The Dockerfile was not built, because its instruction '"
                + shown.replaceAll("\\p{Cntrl}", " ") + "' makes the Docker daemon fetch something, or might: " + reason
                + ". The owner of this server can allow it with luna.exec.build-fetch=true.");
    }
}
