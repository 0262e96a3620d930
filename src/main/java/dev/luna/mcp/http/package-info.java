/**
 * The HTTP part of the front door: the event-loop consumer behind {@code platform-http:}, and the checks a request must
 * pass before anything reads it.
 */
package dev.luna.mcp.http;
