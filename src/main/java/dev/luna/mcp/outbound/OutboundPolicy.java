package dev.luna.mcp.outbound;

import dev.luna.mcp.config.NetworkRange;
import dev.luna.mcp.config.ProxyAddress;
import dev.luna.mcp.tool.InvalidArgumentException;
import dev.luna.mcp.tool.UpstreamException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Decides which addresses may be connected to: those of the public Internet, and those that the server's owner has listed in
 * {@code LUNA_OUTBOUND_ALLOW}. It decides on addresses, after resolution, so neither another spelling of an address nor a name
 * that points to one gets past it. Immutable and thread-safe.
 */
public final class OutboundPolicy {

    private final AllowList allowed;
    private final Set<String> services;
    private final NameResolver names;
    private final OutboundProxies proxies;

    /**
     * @param allowed permitted although not public: hosts, host:port, addresses and CIDR blocks, separated
     *     by commas; may be empty
     * @throws IllegalArgumentException naming the entry that is none of these
     */
    public OutboundPolicy(String allowed) {
        this(allowed, InetAddress::getAllByName);
    }

    OutboundPolicy(String allowed, NameResolver names) {
        this(new AllowList(allowed), Set.of(), names, OutboundProxies.NONE);
    }

    private OutboundPolicy(AllowList allowed, Set<String> services, NameResolver names, OutboundProxies proxies) {
        this.allowed = allowed;
        this.services = Set.copyOf(services);
        this.names = names;
        this.proxies = proxies;
    }

    /** The same policy, in which public hosts are reached through proxies. */
    public OutboundPolicy through(OutboundProxies ways) {
        return new OutboundPolicy(allowed, services, names, ways);
    }

    /** The policy for connections, which may go to the proxies themselves, too. */
    OutboundPolicy openToProxies() {
        return trusting(proxies.all().stream()
                .map(proxy -> URI.create("http://" + proxy))
                .toList());
    }

    OutboundProxies proxies() {
        return proxies;
    }

    /**
     * The same policy, which also permits the owner's own services. They are recognised by host and port as written,
     * never by address, so another name that points to one of them stays refused.
     */
    public OutboundPolicy trusting(Collection<URI> own) {
        Set<String> trusted = new HashSet<>(services);
        for (URI service : own) {
            if (service.getHost() != null) {
                trusted.add(place(normalised(service.getHost()), port(service)));
            }
        }
        return new OutboundPolicy(allowed, trusted, names, proxies);
    }

    /**
     * Resolves a host and returns the addresses that may be connected to. The caller must use one of these and not resolve
     * again, because the name server may then return another address.
     *
     * @param host a name or an address, the latter with or without brackets
     * @param port the port to connect to
     * @return one address or more
     * @throws InvalidArgumentException if no address of the host is permitted
     * @throws UpstreamException if the name does not resolve
     *
     */
    public List<InetAddress> check(String host, int port) {
        try {
            return permitted(host, port);
        } catch (UnknownHostException e) {
            throw unknown(host, e);
        }
    }

    /**
     * The way to a host that may be connected to: through the proxy if it has public addresses only, or none that can be found
     * here, else direct. Throws as {@link #check} does.
     */
    public OutboundWay way(String scheme, String host, int port) {
        try {
            return findWay(scheme, host, port);
        } catch (UnknownHostException e) {
            throw unknown(host, e);
        }
    }

    OutboundWay findWay(String scheme, String host, int port) throws UnknownHostException {
        if (proxies.all().isEmpty()) {
            return OutboundWay.direct(permitted(host, port));
        }
        String name = normalised(host);
        List<InetAddress> addresses;
        try {
            addresses = List.of(names.addressesOf(name));
        } catch (UnknownHostException e) {
            return proxies.forHost(scheme, name, port, List.of())
                    .filter(proxy -> PublicAddresses.mayBeNamed(name) && !allowed.permitsName(name, port))
                    .map(OutboundWay::through)
                    .orElseThrow(() -> e);
        }
        Optional<ProxyAddress> proxy = addresses.stream().allMatch(PublicAddresses::contains)
                ? proxies.forHost(scheme, name, port, addresses)
                : Optional.empty();
        return proxy.isPresent()
                ? OutboundWay.through(proxy.get())
                : OutboundWay.direct(permitted(name, port, addresses));
    }

    private static UpstreamException unknown(String host, UnknownHostException cause) {
        return new UpstreamException("The host '" + host + "' could not be found: its name does not resolve.", cause);
    }

    /** True if the owner's list contains this host, by name or as an address. Nothing is resolved. */
    public boolean lists(String host, int port) {
        String name = normalised(host);
        return allowed.permitsName(name, port)
                || NetworkRange.parse(name)
                        .filter(range -> allowed.permitsAddress(range.network(), port))
                        .isPresent();
    }

    List<InetAddress> permitted(String host, int port) throws UnknownHostException {
        String name = normalised(host);
        return permitted(name, port, List.of(names.addressesOf(name)));
    }

    private List<InetAddress> permitted(String name, int port, List<InetAddress> found) {
        boolean trusted = services.contains(place(name, port)) || allowed.permitsName(name, port);
        List<InetAddress> addresses = found.stream()
                .filter(address ->
                        trusted || PublicAddresses.contains(address) || allowed.permitsAddress(address, port))
                .toList();
        if (addresses.isEmpty()) {
            throw new InvalidArgumentException("'" + place(name, port) + "' is not a public address, and this server "
                    + "connects only to public ones. Its owner can permit more by listing them in "
                    + "LUNA_OUTBOUND_ALLOW.");
        }
        return addresses;
    }

    private static String normalised(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        if (name.startsWith("[") && name.endsWith("]")) {
            name = name.substring(1, name.length() - 1);
        }
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    private static String place(String name, int port) {
        return (name.contains(":") ? "[" + name + "]" : name) + ":" + port;
    }

    private static int port(URI service) {
        if (service.getPort() != -1) {
            return service.getPort();
        }
        return "https".equalsIgnoreCase(service.getScheme()) ? 443 : 80;
    }

    /** Finds the addresses of a host. Must be thread-safe. */
    @FunctionalInterface
    interface NameResolver {

        /** At least one address; a host that is an address, in any spelling, resolves to itself. */
        InetAddress[] addressesOf(String host) throws UnknownHostException;
    }
}
