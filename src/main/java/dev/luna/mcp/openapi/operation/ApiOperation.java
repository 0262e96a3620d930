package dev.luna.mcp.openapi.operation;

import java.util.List;
import java.util.Optional;

/**
 * An operation of an API. Immutable.
 *
 * @param key its method and path, by which it is found again
 * @param server the base of its URL, without a slash at the end
 * @param answers the media types of its success, in lower case; none if it has no content
 * @param security what it needs; empty if nothing
 */
public record ApiOperation(
        OperationKey key,
        String server,
        String summary,
        String description,
        List<ApiParameter> parameters,
        Optional<ApiBody> body,
        List<String> answers,
        Optional<ApiSecurity> security) {

    /** Makes its lists immutable. */
    public ApiOperation {
        parameters = List.copyOf(parameters);
        answers = List.copyOf(answers);
    }
}
