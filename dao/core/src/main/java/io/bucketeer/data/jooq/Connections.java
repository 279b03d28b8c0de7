package io.bucketeer.data.jooq;

import io.bucketeer.data.dialect.ErrorTranslator;
import io.bucketeer.data.error.CommitOutcomeUnknownException;
import io.bucketeer.data.error.DataAccessException;
import io.bucketeer.data.error.ErrorCode;
import io.bucketeer.data.error.IllegalUseException;
import io.bucketeer.data.error.UnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The pool's connections, lent and taken back, and what their failures mean. Thread-safe. */
final class Connections {

    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);

    private static final int ALIVE_WITHIN_SECONDS = 1;

    private final DataSource pool;
    private final ErrorTranslator errors;
    private volatile boolean closed;

    Connections(DataSource pool, ErrorTranslator errors) {
        this.pool = pool;
        this.errors = errors;
    }

    /** A connection with auto-commit on. */
    Connection borrow(Object action) {
        try {
            return pool.getConnection();
        } catch (SQLException e) {
            throw notBorrowed(action.toString(), e);
        }
    }

    /** A connection with auto-commit off. */
    Connection borrowForUnit() {
        Connection connection = borrow("begin a unit of work");
        try {
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException e) {
            giveBack(connection);
            throw failure("begin a unit of work", e);
        }
    }

    /**
     * Takes back a unit's connection. One that may still hold uncommitted work is cut off: switching auto-commit on
     * would commit it.
     */
    void giveBack(Connection connection, boolean ended) {
        try {
            if (ended) {
                connection.setAutoCommit(true);
            } else {
                connection.abort(Runnable::run);
            }
        } catch (SQLException e) {
            LOG.debug(
                    "A connection could not be reset: {}",
                    failure("reset a connection", e).getMessage());
        }
        giveBack(connection);
    }

    /** Takes back a connection. What was done on it is done: a failure to close it is the pool's, not the caller's. */
    void giveBack(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.debug(
                    "A connection could not be closed: {}",
                    failure("close a connection", e).getMessage());
        }
    }

    /** What a statement's failure means. */
    DataAccessException failure(String action, SQLException error) {
        DataAccessException translated = errors.translate(action, error);
        return closed && errors.connectionLost(error) ? closed(action, translated) : translated;
    }

    /** What the failure of a statement on that connection means. */
    DataAccessException failure(String action, SQLException error, Connection connection) {
        DataAccessException failure = failure(action, error);
        return failure.code() == ErrorCode.INTERNAL && isDead(connection)
                ? new UnavailableException(
                        ErrorCode.UNAVAILABLE,
                        action + " failed: the server cannot be reached or closed the connection",
                        failure.getCause())
                : failure;
    }

    /**
     * Whether nothing can be done on the connection any more. A driver that loses it in the middle of a batch may tell
     * only of a statement that is closed, so an error that means nothing else is looked into.
     */
    private static boolean isDead(Connection connection) {
        try {
            return !connection.isValid(ALIVE_WITHIN_SECONDS);
        } catch (SQLException e) {
            return true;
        }
    }

    /** What the failure of a statement means that may have been carried out: a commit, or one that commits itself. */
    DataAccessException outcome(String action, SQLException error, Connection connection) {
        DataAccessException failure = failure(action, error);
        boolean lost = errors.connectionLost(error) || failure.code() == ErrorCode.INTERNAL && isDead(connection);
        if (!lost) {
            return failure;
        }
        return new CommitOutcomeUnknownException(
                action + ": the connection was lost before the database answered; it may or may not have happened",
                errors.translate(action, error).getCause());
    }

    private DataAccessException notBorrowed(String action, SQLException error) {
        DataAccessException translated = errors.translate(action, error);
        if (closed) {
            return closed(action, translated);
        }
        if (error.getCause() instanceof InterruptedException) {
            Thread.currentThread().interrupt();
            return new UnavailableException(
                    ErrorCode.UNAVAILABLE,
                    action + ": the thread was interrupted while it waited for a connection",
                    translated.getCause());
        }
        return translated;
    }

    private static DataAccessException closed(String action, DataAccessException translated) {
        return new IllegalUseException(
                ErrorCode.CLOSED, action + ": the library has been closed", translated.getCause());
    }

    /** From now on nothing is lent; the pool is closed next. */
    void close() {
        closed = true;
    }
}
