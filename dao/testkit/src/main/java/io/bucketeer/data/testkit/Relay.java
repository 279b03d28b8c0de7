package io.bucketeer.data.testkit;

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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A network between a client and a server that can be cut, as a whole or at one message, or fall silent; it counts what
 * goes over it. Thread-safe.
 */
public final class Relay implements AutoCloseable {

    private static final int BACKLOG = 50;

    private final InetSocketAddress server;
    private final Upgrade upgrade;
    private final ServerSocket door;
    private final Queue<Closeable> open = new ConcurrentLinkedQueue<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger untilLost = new AtomicInteger();
    private volatile @Nullable Message lost;
    private volatile CountDownLatch silence = new CountDownLatch(0);

    /** Starts to relay to that server, from a free port of the loopback address. */
    public Relay(String host, int port) {
        this(host, port, Ends::new);
    }

    /** Starts to relay to that server, over what the upgrade makes of each connection. */
    public Relay(String host, int port, Upgrade upgrade) {
        this(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), new InetSocketAddress(host, port), upgrade);
    }

    /** Starts to relay from an address of this machine to that server; port 0 is a free one. */
    public Relay(InetSocketAddress door, InetSocketAddress server) {
        this(door, server, Ends::new);
    }

    private Relay(InetSocketAddress door, InetSocketAddress server, Upgrade upgrade) {
        this.server = server;
        this.upgrade = upgrade;
        try {
            this.door = new ServerSocket(door.getPort(), BACKLOG, door.getAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** The address that clients connect to. */
    public String host() {
        return door.getInetAddress().getHostAddress();
    }

    /** The port that clients connect to. */
    public int port() {
        return door.getLocalPort();
    }

    /** How many connections clients have opened so far. */
    public int connections() {
        return connections.get();
    }

    /** How often clients sent something; each is a round trip where they wait for answers. */
    public int sent() {
        return sent.get();
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

    /** From now on nothing arrives, in either direction, while all connections stay and new ones may come. */
    public void fallSilent() {
        silence = new CountDownLatch(1);
    }

    /** Ends the silence: what was held back arrives, and all goes on. */
    public void goOn() {
        silence.countDown();
    }

    /** Cuts all connections; new ones may come. */
    public void cut() {
        lost = null;
        for (Closeable socket = open.poll(); socket != null; socket = open.poll()) {
            close(socket);
        }
    }

    /** Cuts all connections; new ones are refused. */
    @Override
    public void close() {
        close(door);
        goOn();
        cut();
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
                Socket client = door.accept();
                connections.incrementAndGet();
                open.add(client);
                Thread.ofVirtual().start(() -> connect(client));
            } catch (IOException e) {
                close(door);
            }
        }
    }

    private void connect(Socket client) {
        Socket database = new Socket();
        open.add(database);
        try {
            database.connect(server);
            client.setTcpNoDelay(true);
            database.setTcpNoDelay(true);
            Ends ends = upgrade.of(client, database);
            if (door.isClosed()) {
                throw new IOException("closed meanwhile");
            }
            Thread.ofVirtual().start(() -> pump(ends.client, ends.server, Message.REQUEST));
            pump(ends.server, ends.client, Message.ANSWER);
        } catch (IOException e) {
            // the server refuses, or the upgrade failed: both ends see that the connection is gone
            close(client);
            close(database);
        }
    }

    private void pump(Socket from, Socket to, Message kind) {
        byte[] buffer = new byte[64 * 1024];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(buffer); length > 0; length = in.read(buffer)) {
                silence.await();
                Message loss = lossAt(kind);
                if (loss == kind) {
                    return;
                }
                if (kind == Message.REQUEST) {
                    sent.incrementAndGet();
                }
                out.write(buffer, 0, length);
                out.flush();
                if (loss != null) {
                    return;
                }
            }
        } catch (IOException e) {
            // cut, as it should be
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is lost at this message, if anything. */
    private @Nullable Message lossAt(Message kind) {
        Message loss = lost;
        if (loss == null || (loss == Message.ANSWER) != (kind == Message.ANSWER)) {
            return null;
        }
        if (untilLost.decrementAndGet() != 0) {
            return null;
        }
        lost = null;
        return loss;
    }

    /** What goes over a connection and can be lost. */
    public enum Message {
        /** From the client: if it is lost, the server never learns of it. */
        REQUEST,
        /** From the server: if it is lost, what was asked for is done all the same. */
        ANSWER,
        /** The connection itself, once a request has arrived: what it asked for is done, now or later. */
        CONNECTION
    }

    /**
     * The two connections that one relayed connection is made of.
     *
     * @param client the one to the client
     * @param server the one to the server
     */
    public record Ends(Socket client, Socket server) {}

    /** Makes other connections of the plain ones, such as encrypted ones. */
    @FunctionalInterface
    public interface Upgrade {

        /** The connections to relay between. */
        Ends of(Socket client, Socket server) throws IOException;
    }
}
