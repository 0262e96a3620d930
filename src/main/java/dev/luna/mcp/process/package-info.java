/**
 * Bounded execution of commands: an executor behind Camel's {@code exec:} component that starts only allowed commands, in
 * an environment of their own, and kills everything they started.
 */
package dev.luna.mcp.process;
