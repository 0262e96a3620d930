package dev.luna.mcp.tool;

/** The tool needs a setting that is missing; the message names the environment variable to set. */
public class MissingSettingException extends ToolException {

    /**
     * @param variable the environment variable, for example {@code GITHUB_TOKEN}
     * @param purpose the value to set, as the end of the sentence "Set it to ..."
     */
    public MissingSettingException(String variable, String purpose) {
        super(variable + " is not set on this server. Set it to " + purpose + " and start the server again.");
    }
}
