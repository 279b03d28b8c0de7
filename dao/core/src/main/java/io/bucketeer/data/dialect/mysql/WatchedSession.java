package io.bucketeer.data.dialect.mysql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.ReentrantLock;

/** Since when the one write of a connection runs, and how another connection ends it. Thread-safe. */
final class WatchedSession {

    /** A write that has come back is never ended: it would be the next statement of the connection that is. */
    private final ReentrantLock turn = new ReentrantLock();

    private final long number;
    private final String server;
    private boolean running;
    private long since;

    /**
     * Of a connection that runs nothing.
     *
     * @param number of the session, as the server counts
     * @param server that counts so
     */
    WatchedSession(long number, String server) {
        this.number = number;
        this.server = server;
    }

    /** A write is about to be sent. */
    void begin() {
        turn.lock();
        try {
            running = true;
            since = System.nanoTime();
        } finally {
            turn.unlock();
        }
    }

    /** The write has come back. */
    void end() {
        turn.lock();
        try {
            running = false;
        } finally {
            turn.unlock();
        }
    }

    /** How many nanoseconds the write may still run, at most none; all of them where there is none. */
    long left(long limit) {
        turn.lock();
        try {
            return running ? limit - (System.nanoTime() - since) : limit;
        } finally {
            turn.unlock();
        }
    }

    /**
     * Ends the write if it still runs and has run for too long. Of another server that a name or a balancer leads to, the
     * same number is somebody else's.
     */
    void endWrite(Connection other, String serverOfOther, long limit) throws SQLException {
        if (!server.equals(serverOfOther)) {
            return;
        }
        turn.lock();
        try {
            if (running && left(limit) <= 0) {
                try (Statement statement = other.createStatement()) {
                    statement.execute("kill query " + number);
                }
            }
        } finally {
            turn.unlock();
        }
    }
}
