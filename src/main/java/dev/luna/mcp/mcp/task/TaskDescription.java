package dev.luna.mcp.mcp.task;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * {@code Task} of the extension's schema: what is known of a task in every state; immutable.
 *
 * @param statusMessage a word on the status for people, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TaskDescription(
        String taskId,
        String status,
        String statusMessage,
        String createdAt,
        String lastUpdatedAt,
        long ttlMs,
        long pollIntervalMs) {}
