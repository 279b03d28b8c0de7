package io.bucketeer.data.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
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

    /**
     * @param session has the turn
     * @param ours the names of our tables
     */
    Conversion(
            Engine engine,
            MigrationLimits limits,
            MigrationListener listener,
            MigrationSession session,
            Set<String> ours) {
        this.engine = engine;
        this.limits = limits;
        this.listener = listener;
        this.session = session;
        this.ours = ours;
    }

    /** Drops the foreign keys that keep columns from being converted. */
    void before() throws SQLException {
        Connection connection = session.connection();
        AdoptionNotes notes = new AdoptionNotes(connection);
        for (ForeignKey key : others(connection).inTheWay()) {
            notes.add(key);
            apply(TableChange.drop(key), connection);
        }
    }

    /** Converts the columns, and adds the foreign keys again. */
    void after() throws SQLException {
        Connection connection = session.connection();
        AdoptionNotes notes = new AdoptionNotes(connection);
        OtherTables others = others(connection);
        for (TableChange change : others.conversions()) {
            apply(change, connection);
        }
        for (AdoptionNotes.Note note : notes.all()) {
            if (!others.hasKey(note.table(), note.constraint())) {
                apply(note.restored(), connection);
            }
            notes.remove(note);
        }
    }

    private OtherTables others(Connection connection) throws SQLException {
        return new OtherTables(ours, TextCatalog.read(connection));
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
        listener.ends(step, Duration.ofNanos(System.nanoTime() - start));
    }

    /** Whether the statement got its locks, and so was done. */
    private boolean hasLock(Statement statement, TableChange change, int tries) {
        try {
            statement.execute(change.sql());
            return true;
        } catch (SQLException e) {
            if (!engine.isLockTimeout(e)) {
                throw Failures.ofChange(change, e);
            }
            if (tries > limits.lockRetries()) {
                throw Failures.ofChangeLock(change, tries, e);
            }
            return false;
        }
    }

    /** What {@link #before()} would do. */
    static List<TableChange> changesBefore(OtherTables others) {
        return others.inTheWay().stream().map(TableChange::drop).toList();
    }

    /** What {@link #after()} would do, once the other part is done. */
    static List<TableChange> changesAfter(OtherTables others, List<AdoptionNotes.Note> notes) {
        Stream<TableChange> dropped = Stream.concat(
                notes.stream().map(AdoptionNotes.Note::restored),
                others.inTheWay().stream().map(key -> TableChange.add(key.table(), key.name(), key.definition())));
        return Stream.concat(others.conversions().stream(), dropped.distinct()).toList();
    }
}
