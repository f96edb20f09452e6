package dev.entente.crawl;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;
import javax.net.SocketFactory;
import okhttp3.Dns;

/**
 * The only way from here to a site. Each address is checked when a name is resolved to it, and again, as the very value
 * that is handed to the operating system, when a connection is made: so neither a number in a URL, in whatever spelling,
 * nor a name that changes its mind in between leads anywhere else.
 */
final class CheckedNetwork implements Dns {
    private final Dns names;
    private final boolean allowPrivate;

    /** @param allowPrivate whether this machine and private networks may be reached */
    CheckedNetwork(Dns names, boolean allowPrivate) {
        this.names = names;
        this.allowPrivate = allowPrivate;
    }

    /** @throws AddressRefused if one of the addresses must not be connected to */
    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
        checkSpelling(host);
        List<InetAddress> addresses = names.lookup(host);
        for (InetAddress address : addresses) {
            check(address);
        }
        return addresses;
    }

    static void checkSpelling(String host) throws AddressRefused {
        if (Addresses.isOddNumber(host)) {
            throw new AddressRefused(host);
        }
    }

    private void check(InetAddress address) throws AddressRefused {
        if (!Addresses.mayBeReached(address, allowPrivate)) {
            throw new AddressRefused(address);
        }
    }

    SocketFactory sockets() {
        return new SocketFactory() {
            @Override
            public Socket createSocket() {
                return new CheckedSocket();
            }

            @Override
            public Socket createSocket(String host, int port) throws IOException {
                throw new SocketException("Connections are made by createSocket() and connect() only");
            }

            @Override
            public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
                return createSocket(host, port);
            }

            @Override
            public Socket createSocket(InetAddress host, int port) throws IOException {
                return createSocket(host.getHostAddress(), port);
            }

            @Override
            public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
                    throws IOException {
                return createSocket(host, port);
            }
        };
    }

    private final class CheckedSocket extends Socket {
        @Override
        public void connect(SocketAddress endpoint, int timeout) throws IOException {
            if (!(endpoint instanceof InetSocketAddress inet) || inet.isUnresolved()) {
                throw new SocketException("Not an address that can be checked: " + endpoint);
            }
            check(inet.getAddress());
            super.connect(endpoint, timeout);
        }
    }

    /** The message is a sentence for people. */
    static final class AddressRefused extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        AddressRefused(String number) {
            super("Its address " + number + " is spelled so that it may mean any one.");
        }

        AddressRefused(InetAddress address) {
            super("Its address " + address.getHostAddress() + " is not a public one.");
        }
    }
}
