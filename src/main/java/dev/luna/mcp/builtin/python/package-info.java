/** What a developer does with a project in the workspace: start one, test it, build its image. */
package dev.luna.mcp.builtin.python;
