/** Where settings come from. The only package that reads the environment. */
package dev.luna.mcp.configuration;
