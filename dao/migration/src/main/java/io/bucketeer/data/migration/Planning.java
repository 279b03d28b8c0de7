package io.bucketeer.data.migration;

import io.bucketeer.data.migration.MigrationStep.State;
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
     * What is to be done.
     *
     * @param steps all migrations that we or the database know
     * @param adopted whether the database was Bucketeer's
     */
    MigrationPlan plan(List<MigrationStep> steps, boolean adopted) {
        if (!database.hasHistory() && !database.holdsOtherHalfOnly() && database.holdsTables()) {
            Adoption adoption = adoption(steps);
            return new MigrationPlan(
                    true, adoption.notices(), planned(MigrationStep.after(adoption.version(), steps), true));
        }
        List<MigrationStep> pending =
                steps.stream().filter(step -> step.state() == State.PENDING).toList();
        return new MigrationPlan(false, List.of(), planned(pending, adopted));
    }

    private List<PlannedMigration> planned(List<MigrationStep> steps, boolean adopted) {
        Map<String, Long> sizes = database.sizes();
        Around around = adopted ? around() : new Around(List.of(), List.of());
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

    private Around around() {
        return database.read(connection -> {
            OtherTables others = new OtherTables(inspection.tables(), TextCatalog.read(connection));
            return new Around(
                    Conversion.changesBefore(others),
                    Conversion.changesAfter(others, new AdoptionNotes(connection).all()));
        });
    }

    /** Whether the tables beside ours of a database that was Bucketeer's are converted as well. */
    boolean isConverted() {
        return around().after().isEmpty();
    }

    /** The conversion of the tables beside ours, in the session that has the turn. */
    Conversion conversion(Engine engine, MigrationLimits limits, MigrationListener listener, MigrationSession session) {
        return new Conversion(engine, limits, listener, session, inspection.tables());
    }
}
