package io.bucketeer.data.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The conversion of the tables that are not ours, around the migrations of ours: before them the foreign keys in the way
 * are dropped, after them the columns are converted and the keys added again. Each part looks what is left to do, so a
 * run that died is finished by the next.
 */
final class Conversion {

    private final Engine engine;
    private final MigrationLimits limits;
    private final MigrationListener listener;
    private final MigrationSession session;
    private final Set<String> ours;
    private final Window window;
    private final Set<String> changed = new TreeSet<>();

    /**
     * @param session has the turn
     * @param ours the names of our tables
     * @param window why it is done, if it is
     */
    Conversion(
            Engine engine,
            MigrationLimits limits,
            MigrationListener listener,
            MigrationSession session,
            Set<String> ours,
            Window window) {
        this.engine = engine;
        this.limits = limits;
        this.listener = listener;
        this.session = session;
        this.ours = ours;
        this.window = window;
    }

    /** Applies our migrations, and does in the window what belongs before and after them. */
    <T> T around(Supplier<T> migrations) throws SQLException {
        if (window == Window.NONE) {
            return migrations.get();
        }
        before();
        T result = migrations.get();
        after();
        if (window == Window.ADOPTION) {
            new AdoptionNotes(session.connection()).end();
        }
        return result;
    }

    /** How many tables it has changed so far. */
    int changedTables() {
        return changed.size();
    }

    /** Drops the foreign keys that keep columns from being converted. */
    private void before() throws SQLException {
        Connection connection = session.connection();
        AdoptionNotes notes = new AdoptionNotes(connection);
        for (ForeignKey key : others(connection).inTheWay()) {
            notes.add(key);
            apply(TableChange.drop(key), connection);
        }
    }

    /** Converts the columns, and adds the foreign keys again. */
    private void after() throws SQLException {
        Connection connection = session.connection();
        AdoptionNotes notes = new AdoptionNotes(connection);
        OtherTables others = others(connection);
        for (TableChange change : others.conversions()) {
            apply(change, connection);
        }
        for (ForeignKey key : notes.keys()) {
            if (!others.hasKey(key)) {
                apply(TableChange.add(key), connection);
            }
            notes.remove(key);
        }
    }

    private OtherTables others(Connection connection) throws SQLException {
        return OtherTables.read(ours, connection);
    }

    private void apply(TableChange change, Connection connection) throws SQLException {
        MigrationStep step = change.step();
        long start = System.nanoTime();
        listener.begins(step);
        try (Statement statement = connection.createStatement()) {
            statement.execute(engine.sessionSettings(limits.lockTimeout()));
            int tries = 1;
            while (!hasLock(statement, change, tries)) {
                Pause.of(limits.pauseAfter(tries));
                tries++;
            }
        }
        changed.add(change.table());
        listener.ends(step, Duration.ofNanos(System.nanoTime() - start));
    }

    /** Whether the statement got its locks, and so was done. */
    private boolean hasLock(Statement statement, TableChange change, int tries) {
        try {
            statement.execute(change.sql());
            return true;
        } catch (SQLException e) {
            if (!engine.isLockTimeout(e)) {
                throw Failures.ofChange(change, window, e);
            }
            if (tries > limits.lockRetries()) {
                throw Failures.ofChangeLock(change, window, tries, e);
            }
            return false;
        }
    }

    /** What would be done before our migrations. */
    static List<TableChange> changesBefore(OtherTables others) {
        return others.inTheWay().stream().map(TableChange::drop).toList();
    }

    /** What would be done after our migrations, once the other part is done. */
    static List<TableChange> changesAfter(OtherTables others, List<ForeignKey> noted) {
        Stream<TableChange> dropped = Stream.concat(noted.stream(), others.inTheWay().stream())
                .map(TableChange::add)
                .distinct();
        return Stream.concat(others.conversions().stream(), dropped).toList();
    }
}
