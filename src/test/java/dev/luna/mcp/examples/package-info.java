/** The gallery in {@code examples/}: each example is installed and served as its README says, against the real service. */
package dev.luna.mcp.examples;
