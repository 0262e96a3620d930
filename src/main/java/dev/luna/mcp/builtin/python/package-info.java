/** {@code scaffold_project} and {@code run_tests}: creates Python projects in the workspace and runs their tests. */
package dev.luna.mcp.builtin.python;
