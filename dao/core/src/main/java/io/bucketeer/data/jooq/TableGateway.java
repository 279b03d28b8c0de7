package io.bucketeer.data.jooq;

import io.bucketeer.data.dialect.UnknownMemberListener;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One table of one open database: the fixed statements, run by JDBC with the generated codecs. Every statement compares
 * the tenant column with the caller's environment. Thread-safe.
 *
 * @param <T> the record
 */
class TableGateway<T> {

    static final int BATCH_ROWS = 500;

    final Engine engine;
    final Entity<T> entity;
    final FixedStatements statements;
    private final String tableName;

    TableGateway(Engine engine, Entity<T> entity) {
        this.engine = engine;
        this.entity = entity;
        this.statements = new FixedStatements(entity, engine.dialect(), engine.renderer());
        this.tableName = entity.table().getName();
    }

    /** What is done to one row. */
    final Action action(String verb, @Nullable String environmentId, String key) {
        return new Action(verb, tableName, environment(environmentId), key);
    }

    /** What is done to many rows. */
    final Action action(String verb, @Nullable String environmentId) {
        return new Action(verb, tableName, environment(environmentId), null);
    }

    /** An environment that is absent would mean all of them. */
    private @Nullable String environment(@Nullable String environmentId) {
        return entity.tenant() == null ? null : Objects.requireNonNull(environmentId, "environmentId");
    }

    final Optional<T> find(@Nullable String environmentId, String key) {
        return findOne(statements.find, environmentId, key);
    }

    final Optional<T> findIncludingDeleted(@Nullable String environmentId, String key) {
        return findOne(statements.findAny, environmentId, key);
    }

    private Optional<T> findOne(String sql, @Nullable String environmentId, String key) {
        Action action = action("find", environmentId, key);
        checkKey(action, environmentId, key);
        return engine.transactions().read(action, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                binder(statement).key(environmentId, key);
                return readOne(statement, action, UnknownMemberListener.IGNORED);
            }
        });
    }

    final List<T> listAll(@Nullable String environmentId) {
        Action action = action("list", environmentId);
        checkEnvironment(action, environmentId);
        return new ListStatement(statements.listAll, environmentId == null ? List.of() : List.of(environmentId))
                .run(engine, action, rows -> readAll(rows, action));
    }

    final void insert(@Nullable String environmentId, T row) {
        Action action = action("insert", environmentId, entity.keyOf(row));
        check(action, environmentId, row);
        engine.transactions().write(action, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(statements.insert)) {
                bindRow(binder(statement), environmentId, row);
                return insert(connection, statement, action);
            }
        });
    }

    /** Of a row that is there already and refers to one that is not, every server is to say the same. */
    private int insert(Connection connection, PreparedStatement statement, Action action) throws SQLException {
        try {
            return statement.executeUpdate();
        } catch (SQLException e) {
            Optional<SQLException> duplicate =
                    engine.dialect().errorTranslator().hiddenDuplicate(e);
            throw duplicate.isPresent() && exists(connection, action) ? duplicate.get() : e;
        }
    }

    /**
     * Rows of the installation refer to each other and are few: each is a statement of its own, so that the first that
     * fails says why, on PostgreSQL too, where of a statement duplicates are told before missing references.
     */
    final void insertAll(@Nullable String environmentId, Collection<T> rows) {
        writeAll("insert", environmentId, copied("insert", environmentId, rows), (connection, environment, copy) -> {
            if (environment == null) {
                insertEach(connection, copy);
            } else {
                sendBatches(connection, statements.insert, environment, copy);
            }
        });
    }

    private void insertEach(Connection connection, Collection<T> rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(statements.insert)) {
            RowBinder binder = binder(statement);
            for (T row : rows) {
                binder.restart();
                bindRow(binder, null, row);
                insert(connection, statement, action("insert", null, entity.keyOf(row)));
            }
        }
    }

    /**
     * A key that stands twice is written once, as it came first. Sorted keys are locked in one order by all writers, so
     * that they do not deadlock. Each row is a statement of its own: whether its id is another row's is asked of rows that
     * those before it may have changed, and on PostgreSQL a statement that locks passes over what it changed itself.
     */
    final void upsertAll(@Nullable String environmentId, Collection<T> rows) {
        Map<String, T> byKey = new TreeMap<>();
        for (T row : copied("upsert", environmentId, rows)) {
            byKey.putIfAbsent(entity.uniqueKeyOf(row), row);
        }
        writeAll("upsert", environmentId, byKey.values(), this::sendUpserts);
    }

    private void sendUpserts(Connection connection, @Nullable String environmentId, Collection<T> rows)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(statements.upsert)) {
            RowBinder binder = binder(statement);
            for (T row : rows) {
                binder.restart();
                bindRow(binder, environmentId, row);
                statement.executeUpdate();
            }
        }
    }

    /** The rows as they are now, none of them null: what is checked and what is sent, maybe twice, is the same. */
    final List<T> copied(String verb, @Nullable String environmentId, Collection<T> rows) {
        List<T> copy = new ArrayList<>(rows);
        Validator validator = new Validator(action(verb, environmentId));
        for (int i = 0; i < copy.size(); i++) {
            if (copy.get(i) == null) {
                validator.report(tableName + "[" + i + "]", "is null");
            }
        }
        validator.finish();
        return copy;
    }

    private void writeAll(String verb, @Nullable String environmentId, Collection<T> rows, Sending<T> sending) {
        for (T row : rows) {
            check(action(verb, environmentId, entity.keyOf(row)), environmentId, row);
        }
        if (rows.isEmpty()) {
            return;
        }
        Action action = action(verb, environmentId);
        engine.transactions().atomically(action, connection -> {
            sending.send(connection, environmentId, rows);
            return rows.size();
        });
    }

    /** How many rows are written. */
    @FunctionalInterface
    private interface Sending<R> {

        void send(Connection connection, @Nullable String environmentId, Collection<R> rows) throws SQLException;
    }

    /**
     * A key that stands twice is sent in two batches: the driver makes one statement of a batch, and on PostgreSQL a
     * statement does not see the rows that it has inserted itself.
     */
    final void sendBatches(Connection connection, String sql, @Nullable String environmentId, Collection<T> rows)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            RowBinder binder = binder(statement);
            Set<String> waiting = new HashSet<>();
            for (T row : rows) {
                if (waiting.size() == BATCH_ROWS || waiting.contains(entity.keyOf(row))) {
                    statement.executeBatch();
                    waiting.clear();
                }
                binder.restart();
                bindRow(binder, environmentId, row);
                statement.addBatch();
                waiting.add(entity.keyOf(row));
            }
            if (!waiting.isEmpty()) {
                statement.executeBatch();
            }
        }
    }

    final boolean delete(@Nullable String environmentId, String key) {
        Action action = action("delete", environmentId, key);
        checkKey(action, environmentId, key);
        return engine.transactions().write(action, connection -> {
            if (!exists(connection, action)) {
                return false;
            }
            try (PreparedStatement statement = connection.prepareStatement(statements.delete)) {
                binder(statement).key(environmentId, key);
                return statement.executeUpdate() == 1;
            }
        });
    }

    final boolean delete(@Nullable String environmentId, String key, Instant updatedAt) {
        Objects.requireNonNull(updatedAt, "updatedAt");
        Action action = action("delete", environmentId, key);
        checkKey(action, environmentId, key);
        return engine.transactions().atomically(action, connection -> {
            if (!exists(connection, action)) {
                return false;
            }
            try (PreparedStatement statement = connection.prepareStatement(statements.deleteUnchanged)) {
                RowBinder binder = binder(statement);
                binder.key(environmentId, key);
                binder.instant(updatedAt);
                if (statement.executeUpdate() == 1) {
                    return true;
                }
            }
            if (exists(connection, action)) {
                throw Errors.stale(action, "changed at " + updatedAt, "changed at another time");
            }
            return false;
        });
    }

    /**
     * Whether the row is there, be it deleted; without a lock. One that another unit has inserted and not committed is
     * not: PostgreSQL passes over it in any case, while MySQL's locking statements would wait for it.
     */
    final boolean exists(Connection connection, Action action) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(statements.exists)) {
            binder(statement).key(action.environmentId(), action.requireKey());
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    final RowBinder binder(PreparedStatement statement) {
        return new RowBinder(statement, engine.dialect().nestedValues());
    }

    private void bindRow(RowBinder binder, @Nullable String environmentId, T row) throws SQLException {
        entity.bind(binder, row);
        binder.environment(environmentId);
    }

    final Optional<T> readOne(PreparedStatement statement, Action action, UnknownMemberListener unknown)
            throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            RowReader reader = reader(rows, action, unknown);
            return reader.next() ? Optional.of(entity.read(reader)) : Optional.empty();
        }
    }

    final List<T> readAll(ResultSet rows, Action action) throws SQLException {
        return readAll(rows, action, row -> {});
    }

    /** @param also reads what a row has beyond the columns of the table */
    final List<T> readAll(ResultSet rows, Action action, RowListener also) throws SQLException {
        RowReader reader = reader(rows, action, UnknownMemberListener.IGNORED);
        List<T> list = new ArrayList<>();
        while (reader.next()) {
            list.add(entity.read(reader));
            also.hear(rows);
        }
        return list;
    }

    /** Hears of each row that was read. */
    @FunctionalInterface
    interface RowListener {

        void hear(ResultSet row) throws SQLException;
    }

    private RowReader reader(ResultSet rows, Action action, UnknownMemberListener unknown) {
        String key = entity.key().getName();
        return new RowReader(
                rows, row -> action.ofRow(row.getString(key)), engine.dialect().nestedValues(), unknown);
    }

    final void check(Action action, @Nullable String environmentId, T row) {
        Validator validator = new Validator(action);
        checkEnvironment(validator, environmentId);
        entity.check(validator, environmentId, row);
        validator.finish();
    }

    final void checkKey(Action action, @Nullable String environmentId, String key) {
        Validator validator = new Validator(action);
        checkEnvironment(validator, environmentId);
        validator.text(entity.key().getName(), key, entity.keyLength());
        validator.finish();
    }

    /** Refuses the first bad key, by its place among them; together they may be larger than any row. */
    final void checkKeys(Action action, @Nullable String environmentId, Collection<String> keys) {
        checkEnvironment(action, environmentId);
        int index = 0;
        for (String key : keys) {
            Validator validator = new Validator(action);
            String name = entity.key().getName() + "s[" + index + "]";
            if (key == null) {
                validator.report(name, "is null");
            } else {
                validator.text(name, key, entity.keyLength());
            }
            validator.finish();
            index++;
        }
    }

    private void checkEnvironment(Action action, @Nullable String environmentId) {
        Validator validator = new Validator(action);
        checkEnvironment(validator, environmentId);
        validator.finish();
    }

    private void checkEnvironment(Validator validator, @Nullable String environmentId) {
        if (environmentId != null) {
            validator.text("environmentId", environmentId, entity.tenantLength());
        }
    }
}
