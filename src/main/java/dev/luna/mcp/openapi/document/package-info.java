/**
 * The document of an API: read from a file or a URL within limits, and its references followed, also those to other documents. A
 * document is data that somebody else wrote, so it decides neither which files nor which addresses are read.
 */
package dev.luna.mcp.openapi.document;
