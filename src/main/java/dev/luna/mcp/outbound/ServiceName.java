package dev.luna.mcp.outbound;

/**
 * The name of a service in the text of a failure.
 *
 * @param subject the subject of the sentence
 * @param setting the environment variable that holds its address; null if there is none
 */
record ServiceName(String subject, String setting) {

    /** @param address such as {@code http://localhost:8000} */
    static ServiceName at(String address) {
        return new ServiceName("The service at " + address, null);
    }
}
