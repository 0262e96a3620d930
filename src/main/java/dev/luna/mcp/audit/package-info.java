/** The audit log: who called what, when, and how it went. Never what was said. */
package dev.luna.mcp.audit;
