/**
 * A stand-in for Luna Services, for tests and demonstrations: a program of its own that answers the same three paths by
 * simple means and says so.
 */
package dev.luna.mcp.demo;
