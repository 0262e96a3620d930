package dev.luna.mcp.builtin.git;

import java.net.InetAddress;
import java.util.List;

/** Policy for hosts of repositories. */
public interface RemoteHosts {

    /**
     * Returns the allowed addresses of a host.
     *
     * @param scheme http or https
     * @param host a name or an address
     * @return one or more addresses; empty if the host is reached through the proxy for this scheme
     * @throws dev.luna.mcp.tool.ToolException if the host cannot be resolved, or is not allowed
     */
    List<InetAddress> check(String scheme, String host, int port);

    /** Returns true if the server's owner has listed this host by name, and so trusts it even over plain http. */
    boolean lists(String host, int port);
}
