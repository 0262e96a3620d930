/** {@code build_image}: builds an image of a project with docker. */
package dev.luna.mcp.builtin.docker;
