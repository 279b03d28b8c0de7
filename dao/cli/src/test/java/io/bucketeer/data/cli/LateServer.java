package io.bucketeer.data.cli;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A way to a server that refuses connections until it is opened. The port is taken from the beginning. */
final class LateServer implements AutoCloseable {

    private final InetSocketAddress server;
    private final Socket placeholder = new Socket();
    private final Queue<Closeable> open = new ConcurrentLinkedQueue<>();

    LateServer(String host, int port) throws IOException {
        server = new InetSocketAddress(host, port);
        // bound, so that nobody else gets the port, but not listening
        placeholder.setReuseAddress(true);
        placeholder.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        open.add(placeholder);
    }

    int port() {
        return placeholder.getLocalPort();
    }

    /** From now on connections reach the server. */
    @SuppressWarnings("AddressSelection") // the loopback address
    void listen() throws IOException {
        ServerSocket door = new ServerSocket();
        door.setReuseAddress(true);
        door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port()));
        open.add(door);
        Thread.ofVirtual().start(() -> accept(door));
    }

    private void accept(ServerSocket door) {
        try {
            while (true) {
                Socket client = door.accept();
                Socket upstream = new Socket();
                open.add(client);
                open.add(upstream);
                upstream.connect(server);
                Thread.ofVirtual().start(() -> pump(client, upstream));
                Thread.ofVirtual().start(() -> pump(upstream, client));
            }
        } catch (IOException e) {
            // closed, as it should be in the end; what is open sees it
            close();
        }
    }

    private static void pump(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // one end is gone, and so is the other now
        }
    }

    @Override
    public void close() {
        for (Closeable socket : open) {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
