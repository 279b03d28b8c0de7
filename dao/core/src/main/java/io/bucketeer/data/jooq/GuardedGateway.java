package io.bucketeer.data.jooq;

import io.bucketeer.data.dialect.UnknownMemberListener;
import io.bucketeer.data.error.InvalidDataException.Violation;
import io.bucketeer.data.repository.UnknownMembers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A table whose updates compare a version, or the time of change, with the one that was read. Thread-safe.
 *
 * <p>An update locks the row, compares guard and content with what it read, and writes only what really changed: saving
 * equal values succeeds and changes nothing, since events match on the version.
 *
 * @param <T> the record
 */
final class GuardedGateway<T> extends TableGateway<T> {

    private final GuardedEntity<T> guarded;
    private final GuardedStatements guardedStatements;

    GuardedGateway(Engine engine, GuardedEntity<T> entity) {
        super(engine, entity);
        this.guarded = entity;
        this.guardedStatements = new GuardedStatements(entity, engine.renderer());
    }

    T update(@Nullable String environmentId, T row, UnknownMembers unknownMembers) {
        Objects.requireNonNull(unknownMembers, "unknownMembers");
        Action action = action("update", environmentId, entity.keyOf(row));
        check(action, environmentId, row);
        if (guarded.deletedOf(row)) {
            throw Errors.invalid(
                    action, List.of(new Violation("deleted", "is true, but an update cannot delete; use delete")));
        }
        return engine.transactions().atomically(action, connection -> update(connection, action, row, unknownMembers));
    }

    private T update(Connection connection, Action action, T row, UnknownMembers unknownMembers) throws SQLException {
        List<String> unknown = new ArrayList<>();
        T stored = lock(connection, action, unknown::add)
                .filter(found -> !guarded.deletedOf(found))
                .orElseThrow(() -> Errors.notFound(action));
        if (guarded.guardOf(row) != guarded.guardOf(stored)) {
            throw Errors.stale(action, guarded.guardText(row), guarded.guardText(stored));
        }
        if (guarded.likeStored(row, stored).equals(stored)) {
            return stored;
        }
        if (!unknown.isEmpty() && unknownMembers == UnknownMembers.REFUSE) {
            throw Errors.unknownMembers(action, unknown);
        }
        requireRoomToGrow(action, guarded.guardOf(stored));
        T changed = guarded.changed(row, stored, engine.now());
        write(connection, action, changed, guarded.guardOf(stored));
        return changed;
    }

    private void requireRoomToGrow(Action action, long guard) {
        boolean isVersion = guarded.guard().getType() == Integer.class;
        if (guard == (isVersion ? Integer.MAX_VALUE : Instant.MAX.getEpochSecond())) {
            String name = isVersion ? "version" : "updatedAt";
            throw Errors.invalid(action, List.of(new Violation(name, "is " + guard + " and cannot grow")));
        }
    }

    private void write(Connection connection, Action action, T changed, long guardBefore) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(guardedStatements.update)) {
            RowBinder binder = binder(statement);
            entity.bind(binder, changed);
            binder.key(action.environmentId(), entity.keyOf(changed));
            binder.longInteger(guardBefore);
            requireOneRow(action, statement.executeUpdate());
        }
    }

    /** Marks the row as deleted if its guard is still the given one. */
    boolean delete(String environmentId, String key, int version) {
        Action action = action("delete", environmentId, key);
        checkKey(action, environmentId, key);
        return engine.transactions().atomically(action, connection -> {
            OptionalLong stored = lockGuard(connection, action);
            if (stored.isEmpty()) {
                return false;
            }
            if (stored.getAsLong() != version) {
                throw Errors.stale(action, "version " + version, "version " + stored.getAsLong());
            }
            markDeleted(connection, action, key, version);
            return true;
        });
    }

    private void markDeleted(Connection connection, Action action, String key, int version) throws SQLException {
        Instant now = engine.now();
        try (PreparedStatement statement = connection.prepareStatement(guardedStatements.markDeleted)) {
            RowBinder binder = binder(statement);
            binder.instant(now);
            binder.key(action.environmentId(), key);
            binder.longInteger(version);
            requireOneRow(action, statement.executeUpdate());
        }
    }

    private Optional<T> lock(Connection connection, Action action, UnknownMemberListener unknown) throws SQLException {
        return lock(connection, action, guardedStatements.lock, statement -> readOne(statement, action, unknown));
    }

    /** The guard of a row that is not deleted; nothing else of it is read, so that a corrupt row can be deleted. */
    private OptionalLong lockGuard(Connection connection, Action action) throws SQLException {
        return lockGuard(connection, action, guardedStatements.lockGuard);
    }

    /** As {@link #lockGuard(Connection, Action)}, of a row that is to be removed whatever marks it. */
    OptionalLong lockGuardIncludingDeleted(Connection connection, Action action) throws SQLException {
        return lockGuard(connection, action, guardedStatements.lockGuardOfAny);
    }

    private OptionalLong lockGuard(Connection connection, Action action, GuardedStatements.Lock lock)
            throws SQLException {
        return lock(connection, action, lock, GuardedGateway::readGuard)
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    private static Optional<Long> readGuard(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
        }
    }

    /**
     * Locks a row that is there, as {@link #exists} has it, and reads it. Nobody else has it as a rule: then this is one
     * statement.
     */
    private <R> Optional<R> lock(
            Connection connection, Action action, GuardedStatements.Lock lock, Reading<Optional<R>> reading)
            throws SQLException {
        Optional<R> free = run(connection, action, lock.free(), reading);
        return free.isPresent() || !exists(connection, action)
                ? free
                : run(connection, action, lock.waiting(), reading);
    }

    private <R> R run(Connection connection, Action action, String sql, Reading<R> reading) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            binder(statement).key(action.environmentId(), action.requireKey());
            return reading.of(statement);
        }
    }

    /** What is made of a statement that is ready to run. */
    @FunctionalInterface
    private interface Reading<R> {

        R of(PreparedStatement statement) throws SQLException;
    }

    /** The row is locked and was compared: anything but one row is a defect, not a conflict. */
    private static void requireOneRow(Action action, int rows) {
        if (rows != 1) {
            throw new IllegalStateException(action + " changed " + rows + " rows of one that was locked");
        }
    }
}
