package dev.entente.crawl;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which addresses of the network a crawl may connect to. Ranges from the IANA registries of special-purpose addresses.
 */
final class Addresses {
    /** Where clouds tell a machine its secrets, outside of the link-local ranges: Azure, Alibaba, AWS and Google by IPv6. */
    private static final Set<InetAddress> METADATA = Set.of(
            address(168, 63, 129, 16),
            address(100, 100, 100, 200),
            address(0xFD, 0, 0x0E, 0xC2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x02, 0x54),
            address(0xFD, 0x20, 0, 0xCE, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x02, 0x54));

    private static final Pattern NUMBER = Pattern.compile("(?i)[\\d.]+|0x[\\da-f.x]*");
    private static final String OCTET = "(?:\\d|[1-9]\\d|1\\d\\d|2[0-4]\\d|25[0-5])";
    private static final Pattern DOTTED_QUAD = Pattern.compile(OCTET + "(?:\\." + OCTET + "){3}");

    private Addresses() {}

    /** Whether a host is a number in one of the spellings that programs read differently: decimal, octal, hex or short. */
    static boolean isOddNumber(String host) {
        return NUMBER.matcher(host).matches() && !DOTTED_QUAD.matcher(host).matches();
    }

    /** @param allowPrivate whether this machine and private networks may be reached; cloud metadata may never */
    static boolean mayBeReached(InetAddress address, boolean allowPrivate) {
        return isPublic(address) || allowPrivate && isPrivate(address);
    }

    /** This machine, or a network that somebody set up for their own use. */
    static boolean isPrivate(InetAddress address) {
        if (METADATA.contains(address)) {
            return false;
        }
        return address.isLoopbackAddress()
                || address instanceof Inet4Address && address.isSiteLocalAddress()
                || address instanceof Inet4Address && within(address, 100, 64, 10)
                || address instanceof Inet6Address && (address.getAddress()[0] & 0xFE) == 0xFC;
    }

    static boolean isPublic(InetAddress address) {
        if (METADATA.contains(address)
                || isPrivate(address)
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        return address instanceof Inet4Address ? isPublic4(address) : isPublic6(address.getAddress());
    }

    private static boolean isPublic4(InetAddress address) {
        return !(within(address, 0, 0, 8)
                || within(address, 198, 18, 15)
                || within(address, 240, 0, 4)
                || startsWith(address, 192, 0, 0)
                || startsWith(address, 192, 0, 2)
                || startsWith(address, 192, 88, 99)
                || startsWith(address, 198, 51, 100)
                || startsWith(address, 203, 0, 113));
    }

    /**
     * Global unicast only (2000::/3), without the ranges for documents and those that lead on to an IPv4 address (6to4,
     * Teredo); and NAT64 (RFC 6052), where the address that it leads on to is public: networks without IPv4 need it.
     */
    private static boolean isPublic6(byte[] bytes) {
        boolean nat64 = startsWith(bytes, 0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0);
        if (nat64) {
            return isPublic(address(bytes[12], bytes[13], bytes[14], bytes[15]));
        }
        boolean global = (bytes[0] & 0xE0) == 0x20;
        boolean sixToFour = startsWith(bytes, 0x20, 0x02);
        boolean special = startsWith(bytes, 0x20, 0x01) && (bytes[2] & 0xFE) == 0;
        boolean document =
                startsWith(bytes, 0x20, 0x01, 0x0D, 0xB8) || startsWith(bytes, 0x3F, 0xFF) && (bytes[2] & 0xF0) == 0;
        return global && !sixToFour && !special && !document;
    }

    /** Whether the first so many bits, at most 16, are those of the two numbers. */
    private static boolean within(InetAddress address, int first, int second, int bits) {
        byte[] bytes = address.getAddress();
        int head = (bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF;
        return head >> (16 - bits) == (first << 8 | second) >> (16 - bits);
    }

    private static boolean startsWith(InetAddress address, int... head) {
        return startsWith(address.getAddress(), head);
    }

    private static boolean startsWith(byte[] bytes, int... head) {
        return Arrays.equals(bytes, 0, head.length, bytes(head), 0, head.length);
    }

    private static InetAddress address(int... numbers) {
        try {
            return InetAddress.getByAddress(bytes(numbers));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("4 or 16 numbers make an address", e);
        }
    }

    private static byte[] bytes(int... numbers) {
        byte[] bytes = new byte[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            bytes[i] = (byte) numbers[i];
        }
        return bytes;
    }
}
