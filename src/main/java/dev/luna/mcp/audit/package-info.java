/** The audit log: caller, time, tool and outcome of each request, without values of arguments or results. */
package dev.luna.mcp.audit;
