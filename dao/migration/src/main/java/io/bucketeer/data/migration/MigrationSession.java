package io.bucketeer.data.migration;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The one session that migrates a database: it has the turn from its start to its end, and everything is done in it.
 * So a process that dies keeps the turn until the server has ended what that process had begun.
 */
final class MigrationSession implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(100);

    private final TurnStatements turn;
    private final Connection connection;

    private MigrationSession(TurnStatements turn, Connection connection) {
        this.turn = turn;
        this.connection = connection;
    }

    /**
     * Waits for the turn.
     *
     * @throws MigrationException when it was not had in time
     */
    static MigrationSession open(Engine engine, Connection connection, Duration timeout) {
        MigrationSession session = new MigrationSession(engine.turn(), connection);
        try {
            connection.setAutoCommit(true);
            long end = System.nanoTime() + timeout.toNanos();
            while (!session.takesTurn()) {
                if (System.nanoTime() - end >= 0) {
                    throw Failures.ofTurn(timeout, session.endOfHolder());
                }
                Pause.of(PAUSE);
            }
            return session;
        } catch (SQLException e) {
            session.close();
            throw Failures.ofConnection(e);
        } catch (MigrationException e) {
            session.close();
            throw e;
        }
    }

    /** The session, for whoever asks for connections and closes them again. */
    DataSource asDataSource() {
        Connection kept = proxy(
                Connection.class,
                (self, method, arguments) -> method.getName().equals("close") ? null : invoke(method, arguments));
        return proxy(DataSource.class, (self, method, arguments) -> {
            if (!method.getName().equals("getConnection")) {
                throw new UnsupportedOperationException(method.getName());
            }
            return kept;
        });
    }

    /** The connection, in which each statement is a transaction. */
    Connection connection() throws SQLException {
        connection.setAutoCommit(true);
        return connection;
    }

    /** Removes the notes of failed migrations of a half, and returns how many there were. */
    int forgetFailed(Half half) throws SQLException {
        return delete("DELETE FROM " + half.historyTable() + " WHERE success = ?", false);
    }

    /** Removes the note that a version of a half failed; whether no such note is left. */
    boolean forgetFailed(Half half, String version) {
        try {
            delete("DELETE FROM " + half.historyTable() + " WHERE success = ? AND version = ?", false, version);
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private int delete(String sql, Object... parameters) throws SQLException {
        connection.setAutoCommit(true);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return statement.executeUpdate();
        }
    }

    /** Gives the turn back and ends the session. */
    @Override
    public void close() {
        try (connection) {
            if (!connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
            query(turn.release());
        } catch (SQLException e) {
            // the session is gone, and with it the turn
        }
    }

    /** How to end the session that has the turn; null when it has just ended. */
    private @Nullable String endOfHolder() throws SQLException {
        String holder = query(turn.holder());
        return holder == null ? null : turn.endSession().formatted(holder);
    }

    private boolean takesTurn() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(turn.take())) {
            return row.next() && row.getBoolean(1);
        }
    }

    private @Nullable String query(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getString(1) : null;
        }
    }

    private @Nullable Object invoke(Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(MigrationSession.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
