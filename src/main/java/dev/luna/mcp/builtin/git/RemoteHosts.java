package dev.luna.mcp.builtin.git;

import java.net.InetAddress;
import java.util.List;

/** Which hosts a repository may be cloned from. */
public interface RemoteHosts {

    /**
     * The addresses of a host, of which each may be connected to.
     *
     * @param scheme http or https
     * @param host a name or an address
     * @return one address or more; none if the way to the host is through the proxy for this scheme
     * @throws dev.luna.mcp.tool.ToolException if the host cannot be found, or may not be connected to
     */
    List<InetAddress> check(String scheme, String host, int port);

    /** Whether the server's owner has listed this host by name, and so trusts it even over plain http. */
    boolean lists(String host, int port);
}
