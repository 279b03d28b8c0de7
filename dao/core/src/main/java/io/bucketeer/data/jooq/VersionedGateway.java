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
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A table whose rows carry a version and are deleted softly. Thread-safe.
 *
 * <p>An update locks the row, compares version and content with what it read, and writes only what really changed:
 * saving equal values succeeds and changes nothing, since events match on the version.
 *
 * @param <T> the record
 */
final class VersionedGateway<T> extends TableGateway<T> {

    private final VersionedEntity<T> versioned;
    private final VersionedStatements versionedStatements;

    VersionedGateway(Engine engine, VersionedEntity<T> entity) {
        super(engine, entity);
        this.versioned = entity;
        this.versionedStatements = new VersionedStatements(entity, engine.renderer());
    }

    T update(String environmentId, T row, UnknownMembers unknownMembers) {
        Action action = action("update", environmentId, entity.keyOf(row));
        check(action, environmentId, row);
        if (versioned.deletedOf(row)) {
            throw Errors.invalid(
                    action, List.of(new Violation("deleted", "is true, but an update cannot delete; use delete")));
        }
        return engine.transactions().atomically(action, connection -> update(connection, action, row, unknownMembers));
    }

    private T update(Connection connection, Action action, T row, UnknownMembers unknownMembers) throws SQLException {
        List<String> unknown = new ArrayList<>();
        T stored = lock(connection, action, unknown::add)
                .filter(found -> !versioned.deletedOf(found))
                .orElseThrow(() -> Errors.notFound(action));
        requireVersion(action, versioned.versionOf(row), versioned.versionOf(stored));
        if (equalContent(row, stored)) {
            return stored;
        }
        if (!unknown.isEmpty() && unknownMembers == UnknownMembers.REFUSE) {
            throw Errors.unknownMembers(action, unknown);
        }
        T changed = versioned.withVersion(row, next(action, versioned.versionOf(stored)), engine.now());
        write(connection, action, changed, versioned.versionOf(stored));
        return changed;
    }

    private static int next(Action action, int version) {
        if (version == Integer.MAX_VALUE) {
            throw Errors.invalid(action, List.of(new Violation("version", "is " + version + " and cannot grow")));
        }
        return version + 1;
    }

    private boolean equalContent(T row, T stored) {
        return versioned
                .withVersion(row, versioned.versionOf(stored), versioned.updatedAtOf(stored))
                .equals(stored);
    }

    private void write(Connection connection, Action action, T changed, int versionBefore) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(versionedStatements.update)) {
            RowBinder binder = binder(statement);
            entity.bind(binder, changed);
            binder.text(action.environment());
            binder.text(entity.keyOf(changed));
            binder.integer(versionBefore);
            requireOneRow(action, statement.executeUpdate());
        }
    }

    boolean delete(String environmentId, String key, int version) {
        Action action = action("delete", environmentId, key);
        checkKey(action, environmentId, key);
        return engine.transactions().atomically(action, connection -> {
            OptionalInt stored = lockVersion(connection, action);
            if (stored.isEmpty()) {
                return false;
            }
            requireVersion(action, version, stored.getAsInt());
            markDeleted(connection, action, key, version);
            return true;
        });
    }

    private void markDeleted(Connection connection, Action action, String key, int version) throws SQLException {
        Instant now = engine.now();
        try (PreparedStatement statement = connection.prepareStatement(versionedStatements.markDeleted)) {
            RowBinder binder = binder(statement);
            binder.instant(now);
            binder.text(action.environment());
            binder.text(key);
            binder.integer(version);
            requireOneRow(action, statement.executeUpdate());
        }
    }

    private Optional<T> lock(Connection connection, Action action, UnknownMemberListener unknown) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(versionedStatements.lock)) {
            statement.setString(1, action.environment());
            statement.setString(2, action.key());
            return readOne(statement, action, unknown);
        }
    }

    /** The version of a row that is not deleted; nothing else of it is read, so that a corrupt row can be deleted. */
    private OptionalInt lockVersion(Connection connection, Action action) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(versionedStatements.lockVersion)) {
            statement.setString(1, action.environmentId());
            statement.setString(2, action.key());
            try (ResultSet row = statement.executeQuery()) {
                boolean present = row.next() && !row.getBoolean(2);
                return present ? OptionalInt.of(row.getInt(1)) : OptionalInt.empty();
            }
        }
    }

    private static void requireVersion(Action action, int given, int stored) {
        if (given != stored) {
            throw Errors.stale(action, "version " + given, "version " + stored);
        }
    }

    /** The row is locked and was compared: anything but one row is a defect, not a conflict. */
    private static void requireOneRow(Action action, int rows) {
        if (rows != 1) {
            throw new IllegalStateException(action + " changed " + rows + " rows of one that was locked");
        }
    }
}
