package dev.entente.startup;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Starts the portal, on another port where the usual one is taken and nobody asked for a certain one. */
@QuarkusMain
public final class Main {
    private static final String PORT = "quarkus.http.port";
    private static final int USUAL_PORT = 8080;
    private static final int PORTS_TRIED = 20;

    public static void main(String[] arguments) {
        if (System.getProperty(PORT) == null && System.getenv("QUARKUS_HTTP_PORT") == null) {
            for (int port = USUAL_PORT; port < USUAL_PORT + PORTS_TRIED; port++) {
                if (isFree(port)) {
                    if (port != USUAL_PORT) {
                        System.out.printf(
                                "Port %d is taken; the portal uses %d. Choose another with QUARKUS_HTTP_PORT.%n",
                                USUAL_PORT, port);
                        System.setProperty(PORT, Integer.toString(port));
                    }
                    break;
                }
            }
        }
        Quarkus.run(arguments);
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
