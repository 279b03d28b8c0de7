package io.bucketeer.data.dialect.mysql;

import io.bucketeer.data.dialect.WriteLimit;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server bounds reads only, by {@code max_execution_time}. A write that runs for too long is ended by {@code KILL
 * QUERY}, which takes a connection of its own for so long; where the server gives none it is tried again each second.
 * What the write answers holds: it was ended and stored nothing, or it was through already. The driver's own
 * time-out tells it otherwise, see {@code docs/adr/0018}.
 */
final class MySqlWriteLimit implements WriteLimit {

    private static final Logger LOG = LoggerFactory.getLogger(MySqlWriteLimit.class);

    private static final long PAUSE = TimeUnit.SECONDS.toNanos(1);

    /** So long at most a write that comes back just now waits for the server to answer its end. */
    private static final int ANSWER_MILLIS = 1_000;

    private final DataSource logins;
    private final long limit;
    private final Set<WatchedSession> sessions = ConcurrentHashMap.newKeySet();
    private final AtomicReference<@Nullable Thread> watcher = new AtomicReference<>();
    private volatile boolean closed;

    /** @param logins opens connections of the same user */
    MySqlWriteLimit(DataSource logins, Duration limit) {
        this.logins = logins;
        this.limit = limit.toNanos();
    }

    @Override
    public Connection bound(Connection connection) throws SQLException {
        String sql = "select connection_id(), @@server_uuid";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            WatchedSession session = new WatchedSession(row.getLong(1), row.getString(2));
            sessions.add(session);
            startWatcher();
            return WatchedConnection.of(connection, session, () -> sessions.remove(session));
        }
    }

    private void startWatcher() {
        if (watcher.get() == null) {
            Thread thread =
                    Thread.ofPlatform().daemon().name("bucketeer-write-limit").unstarted(this::watch);
            if (watcher.compareAndSet(null, thread)) {
                thread.start();
            }
        }
    }

    /** A write that begins after a look is due no sooner than a whole limit later: nobody has to wake this thread. */
    private void watch() {
        while (!closed) {
            List<WatchedSession> due = sessions.stream()
                    .filter(session -> session.left(limit) <= 0)
                    .toList();
            if (!due.isEmpty()) {
                end(due);
            }
            long next = sessions.stream()
                    .mapToLong(session -> session.left(limit))
                    .min()
                    .orElse(limit);
            LockSupport.parkNanos(next > 0 ? next : PAUSE);
        }
    }

    private void end(List<WatchedSession> due) {
        try (Connection connection = logins.getConnection()) {
            connection.setNetworkTimeout(Runnable::run, ANSWER_MILLIS);
            String server = server(connection);
            for (WatchedSession session : due) {
                session.endWrite(connection, server, limit);
            }
        } catch (SQLException | RuntimeException e) {
            LOG.debug("A write runs for too long and cannot be ended: {}", e.getMessage());
        }
    }

    private static String server(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select @@server_uuid")) {
            row.next();
            return row.getString(1);
        }
    }

    @Override
    public void close() {
        closed = true;
        Thread thread = watcher.get();
        if (thread != null) {
            LockSupport.unpark(thread);
        }
    }
}
