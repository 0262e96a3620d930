package dev.luna.mcp;

import dev.luna.mcp.builtin.git.RemoteHosts;
import dev.luna.mcp.outbound.OutboundPolicy;
import java.net.InetAddress;
import java.util.List;
import org.apache.camel.BindToRegistry;
import org.apache.camel.CamelConfiguration;

/** Lets git clone from where outbound HTTP may go; neither family knows the other. */
public class GitHostsConfiguration implements CamelConfiguration {

    @BindToRegistry("gitHosts")
    public RemoteHosts gitHosts(OutboundPolicy policy) {
        return new RemoteHosts() {
            @Override
            public List<InetAddress> check(String scheme, String host, int port) {
                return policy.way(scheme, host, port).addresses();
            }

            @Override
            public boolean lists(String host, int port) {
                return policy.lists(host, port);
            }
        };
    }
}
