/** Random input to the front door and to the loader of tools, made from good input. Other packages have fuzz tests of their own. */
package dev.luna.mcp.fuzz;
