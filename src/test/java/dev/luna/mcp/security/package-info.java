/**
 * Attacks over real HTTP: one class of tests for each class of attack. Each asserts the answer, and that nothing was changed,
 * reached, left running or told. What all of them attack is {@link dev.luna.mcp.security.Target}.
 */
package dev.luna.mcp.security;
