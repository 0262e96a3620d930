package dev.luna.mcp.mcp.method;

import dev.luna.mcp.mcp.client.MissingCapabilityException;
import dev.luna.mcp.mcp.request.InvalidParamsException;
import dev.luna.mcp.mcp.request.ProtocolException;
import dev.luna.mcp.tool.InvalidArgumentException;
import dev.luna.mcp.tool.ToolException;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;

/**
 * Turns the failure of a prompt or a resource into an error of the protocol: unlike a tool's, their results have no place for
 * one. Stateless.
 */
public final class PromptAndResourceErrors {

    /**
     * @throws InvalidParamsException if the arguments were wrong
     * @throws ProtocolException if the client lacks a capability
     * @throws MethodFailedException in all other cases
     */
    public void failure(@ExchangeProperty(Exchange.EXCEPTION_CAUGHT) ToolException failure) {
        if (failure instanceof MissingCapabilityException missing) {
            throw missing.refusal();
        }
        if (failure instanceof InvalidArgumentException) {
            throw new InvalidParamsException(failure.getMessage());
        }
        throw new MethodFailedException(failure.getMessage());
    }
}
