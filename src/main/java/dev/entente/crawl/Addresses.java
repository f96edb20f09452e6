package dev.entente.crawl;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;

/** Which addresses of the network a crawl may connect to. Ranges from the IANA registries of special-purpose addresses. */
final class Addresses {
    private Addresses() {}

    /**
     * Resolves the host. Java keeps the answer for some seconds, so the connection that follows goes to the same address.
     *
     * @param allowPrivate whether this machine and private networks may be reached
     * @throws FetchFailed if the name is unknown, or one of its addresses is not allowed
     */
    static List<InetAddress> resolve(URI url, boolean allowPrivate) throws FetchFailed {
        String host = url.getHost();
        try {
            List<InetAddress> addresses = List.of(InetAddress.getAllByName(host));
            for (InetAddress address : addresses) {
                if (!(isPublic(address) || allowPrivate && isPrivate(address))) {
                    throw new FetchFailed(
                            Problem.Kind.PRIVATE_NETWORK,
                            "Its address " + address.getHostAddress() + " is not a public one.");
                }
            }
            return addresses;
        } catch (UnknownHostException e) {
            throw new FetchFailed(Problem.Kind.DNS, "The name " + host + " is not known to the network.");
        }
    }

    /** This machine, or a network that somebody set up for their own use. */
    static boolean isPrivate(InetAddress address) {
        return address.isLoopbackAddress()
                || address instanceof Inet4Address && address.isSiteLocalAddress()
                || address instanceof Inet4Address && within(address, 100, 64, 10)
                || address instanceof Inet6Address && (address.getAddress()[0] & 0xFE) == 0xFC;
    }

    static boolean isPublic(InetAddress address) {
        if (isPrivate(address)
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

    /** Global unicast only (2000::/3), without the ranges that embed IPv4 addresses (6to4, Teredo) or are for documents. */
    private static boolean isPublic6(byte[] bytes) {
        boolean global = (bytes[0] & 0xE0) == 0x20;
        boolean sixToFour = bytes[0] == 0x20 && bytes[1] == 0x02;
        boolean special = bytes[0] == 0x20 && bytes[1] == 0x01 && (bytes[2] & 0xFE) == 0;
        boolean document = bytes[0] == 0x20 && bytes[1] == 0x01 && bytes[2] == 0x0D && (bytes[3] & 0xFF) == 0xB8;
        return global && !sixToFour && !special && !document;
    }

    /** Whether the first so many bits, at most 16, are those of the two numbers. */
    private static boolean within(InetAddress address, int first, int second, int bits) {
        byte[] bytes = address.getAddress();
        int head = (bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF;
        return head >> (16 - bits) == (first << 8 | second) >> (16 - bits);
    }

    private static boolean startsWith(InetAddress address, int first, int second, int third) {
        byte[] bytes = address.getAddress();
        return (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second && (bytes[2] & 0xFF) == third;
    }
}
