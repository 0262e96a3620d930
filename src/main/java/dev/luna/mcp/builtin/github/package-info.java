/**
 * The common part of the GitHub tools: checked names, one guarded HTTP client with the token, advice on GitHub's
 * refusals, and the bindings that let camel-github use both. The tools themselves are the routes in
 * {@code routes/tools/github}; their beans here turn arguments into requests and answers into results, and do no I/O.
 */
package dev.luna.mcp.builtin.github;
