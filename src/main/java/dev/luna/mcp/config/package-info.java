/** Settings: their sources, types and limits, and the errors of a program that cannot start with them. Its callers pass the environment. */
package dev.luna.mcp.config;
