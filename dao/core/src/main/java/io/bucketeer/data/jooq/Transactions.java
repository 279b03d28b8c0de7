package io.bucketeer.data.jooq;

import io.bucketeer.data.error.CommitOutcomeUnknownException;
import io.bucketeer.data.error.DataAccessException;
import io.bucketeer.data.error.ErrorCode;
import io.bucketeer.data.error.TransientDataAccessException;
import io.bucketeer.data.error.UnavailableException;
import io.bucketeer.data.repository.TransactionOptions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Units of work. A unit belongs to the thread that runs it: every repository call of that thread joins it, so that no
 * call ever takes a second connection while it holds one. Thread-safe.
 *
 * <p>Three facts of the databases shape this class. After a failed statement PostgreSQL's commit returns normally and
 * rolls back, while MySQL's commits the rest: so any database error dooms the unit, and committing it throws. MySQL's
 * lock wait time-out rolls back the statement only, though its SQLSTATE says otherwise: so every retry rolls back
 * first. A commit whose connection is lost may have happened: so it has an error of its own.
 */
final class Transactions {

    private static final int PAUSE_MIN_MILLIS = 20;
    private static final int PAUSE_MAX_MILLIS = 200;

    private final Connections connections;
    private final ThreadLocal<UnitOfWork> current = new ThreadLocal<>();

    Transactions(Connections connections) {
        this.connections = connections;
    }

    /** Whether the calling thread runs a unit of work. */
    boolean isInUnit() {
        return current.get() != null;
    }

    /** What throws unless it runs inside the unit of work that the calling thread runs now. */
    Runnable membership() {
        UnitOfWork unit = current.get();
        return () -> {
            if (current.get() != unit) {
                throw Errors.outsideUnit();
            }
        };
    }

    /** Runs work that only reads, inside the thread's unit of work or on a connection of its own. */
    <T extends @Nullable Object> T read(Action action, SqlWork<T> work) {
        UnitOfWork unit = current.get();
        if (unit != null) {
            return unit.run(action, work);
        }
        Connection connection = connections.borrow(action);
        try {
            return work.run(connection);
        } catch (SQLException e) {
            throw connections.failure(action.toString(), e, connection);
        } finally {
            connections.giveBack(connection);
        }
    }

    /** Runs one writing statement, inside the thread's unit of work or committed by itself. */
    <T extends @Nullable Object> T write(Action action, SqlWork<T> work) {
        UnitOfWork unit = current.get();
        if (unit != null) {
            return unit.run(action, work);
        }
        return withRetries(TransactionOptions.DEFAULT, () -> writeOnce(action, work));
    }

    private <T extends @Nullable Object> T writeOnce(Action action, SqlWork<T> work) {
        Connection connection = connections.borrow(action);
        try {
            return work.run(connection);
        } catch (SQLException e) {
            throw connections.outcome(action.toString(), e, connection);
        } finally {
            connections.giveBack(connection);
        }
    }

    /**
     * Runs several statements as one: inside the thread's unit of work, or in a unit of their own with the default
     * retries.
     */
    <T extends @Nullable Object> T atomically(Action action, SqlWork<T> work) {
        UnitOfWork unit = current.get();
        if (unit != null) {
            return unit.runAll(action, work);
        }
        return inTransaction(TransactionOptions.DEFAULT, () -> current.get().run(action, work));
    }

    /** Runs work as a unit: all of it is committed, or none. An inner call joins the outer one. */
    <T extends @Nullable Object> T inTransaction(TransactionOptions options, Supplier<T> work) {
        UnitOfWork outer = current.get();
        if (outer != null) {
            return outer.join(work);
        }
        return withRetries(options, () -> runOnce(work));
    }

    private <T extends @Nullable Object> T runOnce(Supplier<T> work) {
        Connection connection = connections.borrowForUnit();
        UnitOfWork unit = new UnitOfWork(connection, connections);
        boolean ended = false;
        current.set(unit);
        try {
            T result = work.get();
            unit.commit();
            ended = true;
            return result;
        } catch (Throwable e) {
            ended = unit.rollBack(e);
            throw e;
        } finally {
            current.remove();
            connections.giveBack(connection, ended);
        }
    }

    private static <T extends @Nullable Object> T withRetries(TransactionOptions options, Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return work.get();
            } catch (DataAccessException e) {
                if (attempt >= options.attempts() || !mayRunAgain(e, options) || !pause(attempt)) {
                    throw e;
                }
            }
        }
    }

    private static boolean mayRunAgain(DataAccessException error, TransactionOptions options) {
        if (error instanceof TransientDataAccessException) {
            return true;
        }
        boolean connectionLost = error instanceof UnavailableException
                || error instanceof CommitOutcomeUnknownException
                || error.code() == ErrorCode.RESPONSE_TIMEOUT;
        return connectionLost && options.idempotent();
    }

    /** False where the thread was interrupted: it is to end, not to try again. */
    private static boolean pause(int attempt) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(PAUSE_MIN_MILLIS, PAUSE_MAX_MILLIS) * (long) attempt);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
