package dev.luna.mcp.it.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A directory of tools under random edits, which knows what is to be served after each: the last good state. */
final class EditedTools {

    /** The tools that a file should serve now. */
    record Good(String tool, String answer) {}

    /** One file: where it is, what it offers, and whether what it says now is broken. */
    private static final class Slot {
        private final String name;
        private Path path;
        private Good good;
        private boolean broken;

        Slot(String name) {
            this.name = name;
        }
    }

    static final int SLOTS = 8;

    private final Path directory;
    private final Random random;
    private final Slot[] slots = new Slot[SLOTS];
    private int version;

    EditedTools(Path directory, Random random) throws IOException {
        this.directory = directory;
        this.random = random;
        for (int i = 0; i < SLOTS; i++) {
            slots[i] = new Slot("slot" + i);
            edit(i);
        }
    }

    /** Edits several files at once, each of them once; gives how many edits that were. */
    int editSome() throws IOException {
        int count = random.nextInt(5) < 3 ? 1 : 2 + random.nextInt(4);
        Set<Integer> chosen = new TreeSet<>();
        while (chosen.size() < count) {
            chosen.add(random.nextInt(SLOTS));
        }
        for (int slot : chosen) {
            edit(slot);
        }
        return count;
    }

    /** Makes every file a good one, under a new name. */
    void mendAll() throws IOException {
        for (Slot slot : slots) {
            slot.path = slot.path == null ? somewhere(slot.name) : slot.path;
            write(slot, new Good(newName(slot), newAnswer()));
        }
    }

    /** The tools that should be served, with their answers. */
    Map<String, String> served() {
        Map<String, String> served = new TreeMap<>();
        for (Slot slot : slots) {
            if (slot.good != null) {
                served.put(slot.good.tool(), slot.good.answer());
            }
        }
        return served;
    }

    /** The files that should be reported as broken. */
    Set<String> broken() {
        Set<String> broken = new TreeSet<>();
        for (Slot slot : slots) {
            if (slot.path != null && slot.broken) {
                broken.add(directory.relativize(slot.path).toString());
            }
        }
        return broken;
    }

    private void edit(int index) throws IOException {
        Slot slot = slots[index];
        if (slot.path == null) {
            slot.path = somewhere(slot.name);
            write(slot, new Good(newName(slot), newAnswer()));
            return;
        }
        switch (random.nextInt(8)) {
            case 0, 1 -> write(slot, new Good(slot.good == null ? newName(slot) : slot.good.tool(), newAnswer()));
            case 2 -> write(slot, new Good(newName(slot), newAnswer()));
            case 3 -> spoil(slot, "- route: [");
            case 4 ->
                spoil(slot, text(slot, new Good(newName(slot), newAnswer())).replace("tags:", "tgas:"));
            case 5 ->
                spoil(slot, text(slot, new Good(newName(slot), newAnswer())).replace("setBody", "setBdy"));
            case 6 -> move(slot);
            default -> delete(slot);
        }
    }

    private void write(Slot slot, Good good) throws IOException {
        put(slot.path, text(slot, good));
        slot.good = good;
        slot.broken = false;
    }

    private void spoil(Slot slot, String text) throws IOException {
        put(slot.path, text);
        slot.broken = true;
    }

    /**
     * A broken file that is moved has no last good version where it is now. A good one gets a new answer, so that one can see
     * when the move is served: a file that is moved and spoilt before that has none either.
     */
    private void move(Slot slot) throws IOException {
        Path target = somewhere(slot.name);
        Files.createDirectories(target.getParent());
        if (target.equals(slot.path)) {
            return;
        }
        Files.move(slot.path, target);
        slot.path = target;
        if (slot.broken) {
            slot.good = null;
        } else {
            write(slot, new Good(slot.good.tool(), newAnswer()));
        }
    }

    private void delete(Slot slot) throws IOException {
        Files.delete(slot.path);
        slot.path = null;
        slot.good = null;
        slot.broken = false;
    }

    private Path somewhere(String name) {
        return directory.resolve("folder" + random.nextInt(3)).resolve(name + ".camel.yaml");
    }

    private String newName(Slot slot) {
        return slot.name + "_" + version++;
    }

    private String newAnswer() {
        return "answer" + version++;
    }

    private static void put(Path path, String text) throws IOException {
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    /** Two routes: the tool takes a moment and then asks a helper of its own file, which all versions name alike. */
    private static String text(Slot slot, Good good) {
        return """
                - route:
                    id: %1$s
                    from:
                      uri: ai-tool:%2$s
                      parameters:
                        tags: test
                      steps:
                        - delay: {expression: {constant: 3}}
                        - to: direct:%1$s
                - route:
                    id: %1$s-helper
                    from:
                      uri: direct:%1$s
                      steps:
                        - setBody: {constant: %3$s}
                """.formatted(slot.name, good.tool(), good.answer());
    }
}
