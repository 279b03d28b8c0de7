package io.bucketeer.data.testkit.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** The only address embedded servers listen on, and its free ports. */
final class Loopback {

    static final String ADDRESS = "127.0.0.1";

    private Loopback() {}

    /**
     * A port nobody listens on at this moment. Another process may take it before the server does (none of the servers
     * can be told to let the system choose), so starting is tried again when that happens.
     */
    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new EmbeddedServerException("no free port on " + ADDRESS, e);
        }
    }
}
