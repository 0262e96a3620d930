package dev.luna.mcp.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A CIDR block: the IP addresses that have the same first bits as {@code network}. Immutable.
 *
 * @param network any address of the block
 * @param prefixLength the number of leading bits that all addresses of the block have in common
 */
public record NetworkRange(InetAddress network, int prefixLength) {

    private static final int MAX_OCTET = 255;
    private static final Pattern NOTATION = Pattern.compile(
            "(?:(?<v4>\\d{1,3}(?:\\.\\d{1,3}){3})|(?<v6>[0-9a-fA-F:.]*:[0-9a-fA-F:.]*))(?:/(?<prefix>\\d{1,3}))?");

    public NetworkRange {
        int bits = network.getAddress().length * Byte.SIZE;
        if (prefixLength < 0 || prefixLength > bits) {
            throw new IllegalArgumentException("the prefix length must be from 0 to " + bits + ", not " + prefixLength);
        }
    }

    /**
     * Parses an address ({@code 10.1.2.3}, {@code ::1}) or a block in CIDR notation. No name is resolved.
     *
     * @return empty if the text is neither
     */
    public static Optional<NetworkRange> parse(String text) {
        Matcher matcher = NOTATION.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            InetAddress address = address(matcher);
            String prefix = matcher.group("prefix");
            int bits = address.getAddress().length * Byte.SIZE;
            return Optional.of(new NetworkRange(address, prefix == null ? bits : Integer.parseInt(prefix)));
        } catch (UnknownHostException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Neither way to make an address asks a name server, not even for {@code 999.1.1.1}. */
    private static InetAddress address(Matcher matcher) throws UnknownHostException {
        String v4 = matcher.group("v4");
        if (v4 == null) {
            return InetAddress.getByName("[" + matcher.group("v6") + "]");
        }
        byte[] octets = new byte[4];
        String[] numbers = v4.split("\\.");
        for (int i = 0; i < octets.length; i++) {
            int octet = Integer.parseInt(numbers[i]);
            if (octet > MAX_OCTET) {
                throw new IllegalArgumentException(v4 + " is not an IPv4 address");
            }
            octets[i] = (byte) octet;
        }
        return InetAddress.getByAddress(octets);
    }

    /** Parses an address or CIDR notation. Throws {@code IllegalArgumentException} if the text is neither. */
    public static NetworkRange of(String text) {
        return parse(text)
                .orElseThrow(() -> new IllegalArgumentException(text + " is not an IP address or CIDR block"));
    }

    public boolean contains(InetAddress address) {
        byte[] ours = network.getAddress();
        byte[] theirs = address.getAddress();
        if (ours.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < prefixLength; bit++) {
            int mask = 0x80 >> (bit % Byte.SIZE);
            if (((ours[bit / Byte.SIZE] ^ theirs[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
