package dev.luna.mcp.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Reads server-sent events line by line, and holds the server to the few fields that every client takes. */
final class EventReader {

    private final Consumer<String> messages;
    private final List<String> data = new ArrayList<>();

    /** @param messages receives the data of each event that has data */
    EventReader(Consumer<String> messages) {
        this.messages = messages;
    }

    /** The data of all events of a whole stream. */
    static List<String> messages(String stream) {
        List<String> messages = new ArrayList<>();
        EventReader reader = new EventReader(messages::add);
        stream.lines().forEach(reader::line);
        assertThat(reader.data).as("The stream ends within an event").isEmpty();
        return messages;
    }

    void line(String line) {
        if (line.isEmpty()) {
            String text = String.join("\n", data);
            data.clear();
            if (!text.isEmpty()) {
                messages.accept(text);
            }
        } else if (line.startsWith("data:")) {
            data.add(line.substring(line.startsWith("data: ") ? 6 : 5));
        } else {
            // A `retry:` line would make an official client give up.
            assertThat(line).as("A line of an event stream").matches("(:|event: ?message|id:).*");
        }
    }
}
