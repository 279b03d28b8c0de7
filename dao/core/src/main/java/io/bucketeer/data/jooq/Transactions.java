package io.bucketeer.data.jooq;

import io.bucketeer.data.dialect.ErrorTranslator;
import io.bucketeer.data.error.CommitOutcomeUnknownException;
import io.bucketeer.data.error.DataAccessException;
import io.bucketeer.data.error.ErrorCode;
import io.bucketeer.data.error.IllegalUseException;
import io.bucketeer.data.error.TransientDataAccessException;
import io.bucketeer.data.error.UnavailableException;
import io.bucketeer.data.repository.TransactionOptions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Connections and units of work. A unit of work belongs to the thread that runs it: every repository call of that thread
 * joins it, so that no call ever takes a second connection while it holds one. Thread-safe.
 *
 * <p>Three facts of the databases shape this class. After a failed statement PostgreSQL's commit returns normally and
 * rolls back, while MySQL's commits the rest: so any database error dooms the unit, and committing it throws. MySQL's
 * lock wait time-out rolls back the statement only, though its SQLSTATE says otherwise: so every retry rolls back first.
 * A commit whose connection is lost may have happened: so it has an error of its own.
 */
final class Transactions {

    private static final int PAUSE_MIN_MILLIS = 20;
    private static final int PAUSE_MAX_MILLIS = 200;

    private final DataSource pool;
    private final ErrorTranslator errors;
    private final ThreadLocal<UnitOfWork> current = new ThreadLocal<>();
    private volatile boolean closed;

    Transactions(DataSource pool, ErrorTranslator errors) {
        this.pool = pool;
        this.errors = errors;
    }

    /** Runs work that only reads, inside the thread's unit of work or on a connection of its own. */
    <T> T read(Action action, SqlWork<T> work) {
        UnitOfWork unit = current.get();
        if (unit != null) {
            return unit.run(action, work);
        }
        try (Connection connection = pool.getConnection()) {
            return work.run(connection);
        } catch (SQLException e) {
            throw failure(action.toString(), e);
        }
    }

    /** Runs one writing statement, inside the thread's unit of work or committed by itself. */
    <T> T write(Action action, SqlWork<T> work) {
        UnitOfWork unit = current.get();
        if (unit != null) {
            return unit.run(action, work);
        }
        boolean sent = false;
        try (Connection connection = pool.getConnection()) {
            sent = true;
            return work.run(connection);
        } catch (SQLException e) {
            throw sent ? outcomeOf(action.toString(), e) : failure(action.toString(), e);
        }
    }

    /** Runs several statements as one: inside the thread's unit of work, or in a unit of their own with the default retries. */
    <T> T atomically(Action action, SqlWork<T> work) {
        return inTransaction(TransactionOptions.DEFAULT, () -> current.get().run(action, work));
    }

    /** Runs work as a unit: all of it is committed, or none. An inner call joins the outer one. */
    <T> T inTransaction(TransactionOptions options, Supplier<T> work) {
        UnitOfWork outer = current.get();
        if (outer != null) {
            return outer.join(work);
        }
        for (int attempt = 1; ; attempt++) {
            try {
                return runOnce(work);
            } catch (DataAccessException e) {
                if (attempt >= options.attempts() || !mayRunAgain(e, options)) {
                    throw e;
                }
                pause(attempt);
            }
        }
    }

    /** From now on every call fails with {@code CLOSED}; the pool is closed next. */
    void close() {
        closed = true;
    }

    private DataAccessException failure(String action, SQLException error) {
        DataAccessException translated = errors.translate(action, error);
        if (!closed) {
            return translated;
        }
        return new IllegalUseException(
                ErrorCode.CLOSED, action + ": the library has been closed", translated.getCause());
    }

    private static boolean mayRunAgain(DataAccessException error, TransactionOptions options) {
        if (error instanceof TransientDataAccessException) {
            return true;
        }
        return options.idempotent()
                && (error instanceof UnavailableException || error instanceof CommitOutcomeUnknownException);
    }

    private <T> T runOnce(Supplier<T> work) {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            UnitOfWork unit = new UnitOfWork(connection, errors);
            current.set(unit);
            try {
                T result = work.get();
                commit(unit, connection);
                return result;
            } catch (Throwable e) {
                rollBack(connection, e);
                throw e;
            } finally {
                current.remove();
                restoreAutoCommit(connection);
            }
        } catch (SQLException e) {
            throw failure("open a unit of work", e);
        }
    }

    private void commit(UnitOfWork unit, Connection connection) {
        unit.requireUndoomed();
        try {
            connection.commit();
        } catch (SQLException e) {
            throw outcomeOf("commit a unit of work", e);
        }
    }

    private DataAccessException outcomeOf(String action, SQLException error) {
        DataAccessException translated = failure(action, error);
        if (!errors.connectionLost(error)) {
            return translated;
        }
        return new CommitOutcomeUnknownException(
                action + ": the connection was lost before the database answered; it may or may not have happened",
                translated.getCause());
    }

    /** A failure to roll back is noted on the error that led to it; the pool drops the connection. */
    private void rollBack(Connection connection, Throwable reason) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            reason.addSuppressed(errors.translate("roll back a unit of work", e));
        }
    }

    /** A connection that cannot be reset is broken: the pool finds out when it closes it. */
    private static void restoreAutoCommit(Connection connection) {
        try {
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            abandon(connection, e);
        }
    }

    private static void abandon(Connection connection, SQLException reason) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }

    private static void pause(int attempt) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(PAUSE_MIN_MILLIS, PAUSE_MAX_MILLIS) * (long) attempt);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The open unit of one thread. */
    static final class UnitOfWork {

        private final Connection connection;
        private final ErrorTranslator errors;
        private @Nullable Throwable doom;

        UnitOfWork(Connection connection, ErrorTranslator errors) {
            this.connection = connection;
            this.errors = errors;
        }

        <T> T run(Action action, SqlWork<T> work) {
            requireUndoomed();
            try {
                return work.run(connection);
            } catch (SQLException e) {
                DataAccessException translated = errors.translate(action.toString(), e);
                doom = translated;
                throw translated;
            }
        }

        <T> T join(Supplier<T> work) {
            try {
                return work.get();
            } catch (Throwable e) {
                doom = doom == null ? e : doom;
                throw e;
            }
        }

        void requireUndoomed() {
            if (doom != null) {
                throw Errors.rollbackOnly(doom);
            }
        }
    }
}
