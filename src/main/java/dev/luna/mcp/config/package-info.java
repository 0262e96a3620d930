/** Where settings come from, and what is said when a program cannot start with them. The only package that reads the environment. */
package dev.luna.mcp.config;
