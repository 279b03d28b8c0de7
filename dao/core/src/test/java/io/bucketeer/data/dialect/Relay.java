package io.bucketeer.data.dialect;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A network between library and server that can be cut, as a whole or at one message; counts how often the library
 * sends something.
 */
public final class Relay implements AutoCloseable {

    private final InetSocketAddress server;
    private final Upgrade upgrade;
    private final ServerSocket door;
    private final Queue<Closeable> open = new ConcurrentLinkedQueue<>();
    private volatile int sent;
    private final AtomicInteger untilLost = new AtomicInteger();
    private volatile @Nullable Message lost;

    /** Starts to relay to that server. */
    public Relay(String host, int port) {
        this(host, port, Ends::new);
    }

    /** Starts to relay to that server, over what the upgrade makes of each connection. */
    Relay(String host, int port, Upgrade upgrade) {
        this.server = new InetSocketAddress(host, port);
        this.upgrade = upgrade;
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        open.add(door);
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return door.getLocalPort();
    }

    /** How often something was sent; each is a round trip, since the library waits for answers. */
    int sent() {
        return sent;
    }

    /**
     * Loses the next such message, and with it the connection that it goes over; the others stay, and new ones may
     * come.
     */
    public void loseNext(Message message) {
        lose(message, 1);
    }

    /** As {@link #loseNext}, but lets such messages through before: 2 loses the next but one. */
    public void lose(Message message, int number) {
        untilLost.set(number);
        lost = message;
    }

    /** Loses nothing any more; whether there was still something to lose. */
    public boolean loseNothing() {
        boolean waited = lost != null;
        lost = null;
        return waited;
    }

    /** Cuts all connections; new ones are refused. */
    @Override
    public void close() {
        open.forEach(Relay::close);
    }

    private static void close(Closeable socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket library = door.accept();
                Socket database = new Socket();
                open.add(library);
                open.add(database);
                database.connect(server);
                library.setTcpNoDelay(true);
                database.setTcpNoDelay(true);
                Thread.ofVirtual().start(() -> connect(library, database));
            } catch (IOException e) {
                close();
            }
        }
    }

    private void connect(Socket library, Socket database) {
        try {
            Ends ends = upgrade.of(library, database);
            Thread.ofVirtual().start(() -> pump(ends.library, ends.database, Message.REQUEST));
            pump(ends.database, ends.library, Message.ANSWER);
        } catch (IOException e) {
            // the upgrade failed: both ends see that the connection is gone
            close(library);
            close(database);
        }
    }

    @SuppressWarnings("NonAtomicOperationOnVolatileField") // counted where one connection sends at a time
    private void pump(Socket from, Socket to, Message kind) {
        byte[] buffer = new byte[64 * 1024];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(buffer); length > 0; length = in.read(buffer)) {
                if (kind == lost && untilLost.decrementAndGet() == 0) {
                    lost = null;
                    return;
                }
                if (kind == Message.REQUEST) {
                    sent++;
                }
                out.write(buffer, 0, length);
                out.flush();
            }
        } catch (IOException e) {
            // cut, as it should be
        }
    }

    /** What goes over a connection. */
    public enum Message {
        /** From the library: if it is lost, the server never learns of it. */
        REQUEST,
        /** From the server: if it is lost, what was asked for is done all the same. */
        ANSWER
    }

    /** The two connections that one relayed connection is made of. */
    record Ends(Socket library, Socket database) {}

    /** Makes other connections of the plain ones, such as encrypted ones. */
    @FunctionalInterface
    interface Upgrade {
        Ends of(Socket library, Socket database) throws IOException;
    }
}
