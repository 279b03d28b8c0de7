package io.bucketeer.data.migration;

import io.bucketeer.data.testkit.TestDatabase;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A line between migrator and server that is cut at a chosen request; new connections may come afterwards. */
final class CutLine implements AutoCloseable {

    /** What becomes of the request at which the line is cut. */
    enum LastRequest {
        /** It never arrives. */
        LOST,
        /** It arrives, but the migrator is gone before the answer: what it asked for is done all the same. */
        ARRIVES
    }

    private final TestDatabase database;
    private final ServerSocket door;
    private final Queue<Closeable> open = new ConcurrentLinkedQueue<>();
    private final AtomicInteger left = new AtomicInteger();
    private volatile @Nullable LastRequest end;

    CutLine(TestDatabase database) {
        this.database = database;
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** The same database at the end of this line. Not to be closed: that drops the database. */
    TestDatabase database() {
        return new TestDatabase(
                database.type(),
                door.getInetAddress().getHostAddress(),
                door.getLocalPort(),
                database.name(),
                database.username(),
                database.password());
    }

    /** Counts the requests from now on, from 1, and cuts the line at one of them. */
    void cutAt(int request, LastRequest lastRequest) {
        left.set(request);
        end = lastRequest;
    }

    /** Cuts all connections now. */
    void cut() {
        end = null;
        for (Closeable socket = open.poll(); socket != null; socket = open.poll()) {
            close(socket);
        }
    }

    @Override
    public void close() {
        close(door);
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
                Socket migrator = door.accept();
                Socket server = new Socket(database.host(), database.port());
                open.add(migrator);
                open.add(server);
                migrator.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                Thread.ofVirtual().start(() -> pump(migrator, server, true));
                Thread.ofVirtual().start(() -> pump(server, migrator, false));
            } catch (IOException e) {
                close(door);
            }
        }
    }

    private void pump(Socket from, Socket to, boolean requests) {
        byte[] buffer = new byte[64 * 1024];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(buffer); length > 0; length = in.read(buffer)) {
                LastRequest last = requests && end != null && left.decrementAndGet() == 0 ? end : null;
                if (last != LastRequest.LOST) {
                    out.write(buffer, 0, length);
                    out.flush();
                }
                if (last != null) {
                    return;
                }
            }
        } catch (IOException e) {
            // cut, as it should be
        }
    }
}
