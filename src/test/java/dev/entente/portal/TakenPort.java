package dev.entente.portal;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.jspecify.annotations.Nullable;

/** A port on loopback that another has: whoever has it already, or else this object until it is closed. */
final class TakenPort implements AutoCloseable {
    private final int number;
    private final @Nullable ServerSocket socket;

    TakenPort(int number) throws IOException {
        this.number = number;
        this.socket = open(number);
    }

    int number() {
        return number;
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
        }
    }

    private static @Nullable ServerSocket open(int number) throws IOException {
        try {
            return new ServerSocket(number, 1, InetAddress.getByName("127.0.0.1"));
        } catch (BindException taken) {
            return null;
        }
    }
}
