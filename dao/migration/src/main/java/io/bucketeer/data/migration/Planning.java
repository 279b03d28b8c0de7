package io.bucketeer.data.migration;

import io.bucketeer.data.migration.AdoptionFinding.Kind;
import io.bucketeer.data.migration.MigrationStep.State;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Looks what there is to do in a database, and changes nothing. */
final class Planning {

    private final Half half;
    private final Database database;
    private final AdoptionInspection inspection;

    Planning(Engine engine, Half half, Database database) {
        this.half = half;
        this.database = database;
        this.inspection = new AdoptionInspection(engine, half);
    }

    /**
     * Recognizes a database of Bucketeer's.
     *
     * @param steps all migrations that we know
     * @throws MigrationException when it is none, or cannot be converted as it is
     */
    Adoption adoption(List<MigrationStep> steps) {
        return database.read(connection -> inspection.adoption(connection, steps));
    }

    /**
     * Whether a run converts the tables beside ours.
     *
     * @param adopted whether the database was Bucketeer's
     * @param asked whether the caller wants it to
     */
    Window window(boolean adopted, boolean asked) {
        if (!mayHaveOthers() || !database.hasHistory()) {
            return Window.NONE;
        }
        if (adopted && !database.read(connection -> new AdoptionNotes(connection).isEnded())) {
            return Window.ADOPTION;
        }
        return asked ? Window.ASKED : Window.NONE;
    }

    /** Only where Bucketeer has tables too are any beside ours. */
    private boolean mayHaveOthers() {
        return !inspection.tables().isEmpty();
    }

    /**
     * Looks whether the tables beside ours can be converted when somebody asks for it.
     *
     * @return what should be known before
     * @throws MigrationException when they cannot be converted as they are
     */
    List<AdoptionFinding> convertible() {
        return database.read(inspection::convertible);
    }

    /**
     * What is to be done.
     *
     * @param steps all migrations that we or the database know
     * @param window whether the tables beside ours are converted
     */
    MigrationPlan plan(List<MigrationStep> steps, Window window) {
        if (!database.hasHistory() && !database.holdsOtherHalfOnly() && database.holdsTables()) {
            Adoption adoption = adoption(steps);
            return new MigrationPlan(
                    true, adoption.notices(), planned(MigrationStep.after(adoption.version(), steps), true));
        }
        List<MigrationStep> pending =
                steps.stream().filter(step -> step.state() == State.PENDING).toList();
        List<AdoptionFinding> notices = switch (window) {
            case NONE -> mayHaveOthers() ? database.read(this::notices) : List.of();
            case ADOPTION -> List.of();
            case ASKED -> convertible();
        };
        return new MigrationPlan(false, notices, planned(pending, window != Window.NONE));
    }

    private List<PlannedMigration> planned(List<MigrationStep> steps, boolean converting) {
        Map<String, Long> sizes = database.sizes();
        Around around = converting ? database.read(this::around) : new Around(List.of(), List.of());
        Stream<PlannedMigration> own = steps.stream().map(step -> {
            MigrationText text = MigrationText.read(half.path(step.file()));
            return new PlannedMigration(step, text.table(), sizes.getOrDefault(text.table(), 0L), text.locks());
        });
        return Stream.of(changes(around.before(), sizes), own, changes(around.after(), sizes))
                .flatMap(migrations -> migrations)
                .toList();
    }

    private static Stream<PlannedMigration> changes(List<TableChange> changes, Map<String, Long> sizes) {
        return changes.stream().map(change -> change.planned(sizes.getOrDefault(change.table(), 0L)));
    }

    /**
     * What becomes of the tables beside ours.
     *
     * @param before what is done before our migrations
     * @param after what is done after them
     */
    private record Around(List<TableChange> before, List<TableChange> after) {}

    private Around around(Connection connection) throws SQLException {
        OtherTables others = inspection.others(connection);
        return new Around(
                Conversion.changesBefore(others),
                Conversion.changesAfter(others, new AdoptionNotes(connection).keys()));
    }

    /** What should be known of the tables beside ours as long as nobody converts them. */
    private List<AdoptionFinding> notices(Connection connection) throws SQLException {
        OtherTables others = inspection.others(connection);
        Stream<AdoptionFinding> missing = missing(connection, others).stream()
                .map(key -> new AdoptionFinding(
                        Kind.NOTICE,
                        key.table(),
                        "foreign key " + key.name() + " was dropped by a conversion that has not ended.",
                        "Run " + Window.ASKED.command() + "."));
        return Stream.concat(others.notices().stream(), missing).toList();
    }

    /** The keys that a conversion has dropped and not added again. */
    private static List<ForeignKey> missing(Connection connection, OtherTables others) throws SQLException {
        return new AdoptionNotes(connection)
                .keys().stream().filter(key -> !others.hasKey(key)).toList();
    }

    /**
     * Looks whether a conversion has ended that was begun.
     *
     * @param window whether the next run converts
     * @return what should be known of the tables beside ours
     * @throws MigrationException when one has not
     */
    List<AdoptionFinding> validate(Window window) {
        if (window == Window.ADOPTION) {
            throw Failures.ofUnconverted();
        }
        return mayHaveOthers() ? database.read(this::noticesIfEnded) : List.of();
    }

    private List<AdoptionFinding> noticesIfEnded(Connection connection) throws SQLException {
        OtherTables others = inspection.others(connection);
        List<ForeignKey> missing = missing(connection, others);
        if (!missing.isEmpty()) {
            throw Failures.ofMissingKeys(missing);
        }
        return others.notices();
    }

    /** The conversion of the tables beside ours, in the session that has the turn. */
    Conversion conversion(
            Engine engine,
            MigrationLimits limits,
            MigrationListener listener,
            MigrationSession session,
            Window window) {
        return new Conversion(engine, limits, listener, session, inspection.tables(), window);
    }
}
