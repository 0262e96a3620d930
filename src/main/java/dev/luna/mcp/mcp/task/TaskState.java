package dev.luna.mcp.mcp.task;

import java.util.Map;

/** The state of a task. Its data is JSON text, so that a store need not know its types; immutable. */
public sealed interface TaskState {

    /** The status on the wire. */
    String status();

    /** A word on it for people, or null. */
    default String message() {
        return null;
    }

    /** True if the state cannot change any more. */
    default boolean isFinal() {
        return true;
    }

    /** The number of characters that are kept. */
    default long size() {
        return 0;
    }

    /** The tool runs; the message says how far it is, or is null. */
    record Working(String message) implements TaskState {
        @Override
        public String status() {
            return "working";
        }

        @Override
        public long size() {
            return message == null ? 0 : message.length();
        }

        @Override
        public boolean isFinal() {
            return false;
        }
    }

    /** The tool runs again when all these requests, by key, are answered. */
    record InputRequired(Map<String, String> requests) implements TaskState {
        @Override
        public String status() {
            return "input_required";
        }

        @Override
        public boolean isFinal() {
            return false;
        }

        @Override
        public long size() {
            return requests.values().stream().mapToLong(String::length).sum();
        }
    }

    /** The call has a {@code CallToolResult}, which may tell of the tool's failure. */
    record Completed(String result) implements TaskState {
        @Override
        public String status() {
            return "completed";
        }

        @Override
        public long size() {
            return result.length();
        }
    }

    /** The call ended in a JSON-RPC error. */
    record Failed(String message, String error) implements TaskState {
        @Override
        public String status() {
            return "failed";
        }

        @Override
        public long size() {
            return error.length();
        }
    }

    /** The client did not want it any more. */
    record Cancelled() implements TaskState {
        @Override
        public String status() {
            return "cancelled";
        }
    }
}
