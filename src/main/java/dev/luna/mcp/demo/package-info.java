/**
 * A stand-in for Luna Services, for tests and demonstrations: a separate program that serves the same three paths with simple
 * means, and says so in its responses.
 */
package dev.luna.mcp.demo;
