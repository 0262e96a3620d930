/**
 * Running commands of the host, safely: a bounded executor behind Camel's {@code exec:} component that starts only
 * allowed commands in an environment made for them and stops everything they started; and the workspace, the one
 * directory in which tools may read and write.
 */
package dev.luna.mcp.process;
