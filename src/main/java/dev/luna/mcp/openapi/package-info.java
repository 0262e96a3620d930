/**
 * {@code luna import openapi}: makes tool files of the operations of an API. The files are for people, who edit them: one tool each,
 * on {@code block:http}. What cannot be taken is reported with the reason.
 */
package dev.luna.mcp.openapi;
