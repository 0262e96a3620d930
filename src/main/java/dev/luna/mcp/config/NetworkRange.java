package dev.luna.mcp.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A block of IP addresses: all that share the first bits with {@code network}. Immutable.
 *
 * @param network any address of the block
 * @param prefixLength how many leading bits the addresses of the block share
 */
public record NetworkRange(InetAddress network, int prefixLength) {

    private static final Pattern NOTATION = Pattern.compile(
            "(?<address>\\d{1,3}(?:\\.\\d{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*)(?:/(?<prefix>\\d{1,3}))?");

    public NetworkRange {
        int bits = network.getAddress().length * Byte.SIZE;
        if (prefixLength < 0 || prefixLength > bits) {
            throw new IllegalArgumentException("a prefix length is between 0 and " + bits + ", not " + prefixLength);
        }
    }

    /** The block written as an address ({@code 10.1.2.3}, {@code ::1}) or in CIDR notation; empty if it is neither. */
    public static Optional<NetworkRange> parse(String text) {
        Matcher matcher = NOTATION.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            InetAddress address = InetAddress.getByName(matcher.group("address"));
            String prefix = matcher.group("prefix");
            int bits = address.getAddress().length * Byte.SIZE;
            return Optional.of(new NetworkRange(address, prefix == null ? bits : Integer.parseInt(prefix)));
        } catch (UnknownHostException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The block in CIDR notation. Throws {@code IllegalArgumentException} if it is none. */
    public static NetworkRange of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException(text + " is no CIDR block"));
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
