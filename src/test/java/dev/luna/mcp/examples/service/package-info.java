/** Real services for the tests of the gallery: each is started on a free port of loopback and ended with its children. */
package dev.luna.mcp.examples.service;
