package dev.luna.mcp.tool;

/** The tool needs a setting that the server's owner has not made; the message names the variable to set. */
public class MissingSettingException extends ToolException {

    /**
     * @param variable the environment variable, for example {@code GITHUB_TOKEN}
     * @param purpose what to set it to, ending the sentence "Set it to ..."
     */
    public MissingSettingException(String variable, String purpose) {
        super(variable + " is not set on this server. Set it to " + purpose + " and start the server again.");
    }
}
