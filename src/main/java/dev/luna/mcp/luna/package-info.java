/** Luna Services: what the tools that pass calls on to it ask for, and how its answers are read. */
package dev.luna.mcp.luna;
