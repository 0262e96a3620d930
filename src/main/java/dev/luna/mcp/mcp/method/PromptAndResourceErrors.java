package dev.luna.mcp.mcp.method;

import dev.luna.mcp.mcp.client.RequestRefusedException;
import dev.luna.mcp.mcp.request.InvalidParamsException;
import dev.luna.mcp.mcp.request.ProtocolException;
import dev.luna.mcp.tool.InvalidArgumentException;
import dev.luna.mcp.tool.ToolException;

/**
 * Turns the failure of a prompt or a resource into an error of the protocol: unlike a tool's, their results have no place for
 * one. Stateless.
 */
final class PromptAndResourceErrors {

    private PromptAndResourceErrors() {}

    /**
     * The error: {@link InvalidParamsException} if the arguments were wrong, {@link ProtocolException} if the client lacks a
     * capability, {@link MethodFailedException} in all other cases.
     */
    static RuntimeException of(ToolException failure) {
        if (failure instanceof RequestRefusedException missing) {
            return missing.refusal();
        }
        if (failure instanceof InvalidArgumentException) {
            return new InvalidParamsException(failure.getMessage());
        }
        return new MethodFailedException(failure.getMessage());
    }
}
