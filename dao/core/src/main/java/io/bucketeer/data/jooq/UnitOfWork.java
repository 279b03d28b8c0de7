package io.bucketeer.data.jooq;

import io.bucketeer.data.error.DataAccessException;
import io.bucketeer.data.error.InternalDataAccessException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The open unit of one thread: its connection, and what doomed it. Not thread-safe. */
final class UnitOfWork {

    private final Connection connection;
    private final Connections connections;
    private @Nullable Throwable doom;

    UnitOfWork(Connection connection, Connections connections) {
        this.connection = connection;
        this.connections = connections;
    }

    /**
     * Runs statements of the unit. An error of the database dooms the unit, and so does whatever else ends the work half
     * way, such as a defect of ours; a refusal, such as a stale version, leaves the unit usable, since no statement has
     * failed.
     */
    <T extends @Nullable Object> T run(Action action, SqlWork<T> work) {
        requireUndoomed();
        try {
            return work.run(connection);
        } catch (SQLException e) {
            DataAccessException failure = connections.failure(action.toString(), e, connection);
            doom(failure);
            throw failure;
        } catch (DataAccessException refusal) {
            throw refusal;
        } catch (RuntimeException | Error e) {
            doom(e);
            throw e;
        }
    }

    /** Runs several statements of the unit; one that meets a row it cannot read may come after others that have written. */
    <T extends @Nullable Object> T runAll(Action action, SqlWork<T> work) {
        try {
            return run(action, work);
        } catch (InternalDataAccessException e) {
            doom(e);
            throw e;
        }
    }

    /** Runs the work of an inner unit; whatever it throws dooms the whole unit, for half of it may be done. */
    <T extends @Nullable Object> T join(Supplier<T> work) {
        requireUndoomed();
        try {
            return work.get();
        } catch (Throwable e) {
            doom(e);
            throw e;
        }
    }

    private void doom(Throwable reason) {
        doom = doom == null ? reason : doom;
    }

    /** Throws when the unit can only be rolled back. */
    void requireUndoomed() {
        if (doom != null) {
            throw Errors.rollbackOnly(doom);
        }
    }

    /** Commits, unless the unit is doomed. */
    void commit() {
        requireUndoomed();
        try {
            connection.commit();
        } catch (SQLException e) {
            throw connections.outcome("commit a unit of work", e, connection);
        }
    }

    /**
     * Rolls back; false where that failed, which is noted on the error that led to it, or where the connection was
     * lost, of which that error tells.
     */
    boolean rollBack(Throwable reason) {
        try {
            if (connection.isClosed()) {
                return false;
            }
            connection.rollback();
            return true;
        } catch (SQLException e) {
            reason.addSuppressed(connections.failure("roll back a unit of work", e));
            return false;
        }
    }
}
