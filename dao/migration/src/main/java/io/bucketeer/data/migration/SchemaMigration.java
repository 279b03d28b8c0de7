package io.bucketeer.data.migration;

import io.bucketeer.data.migration.MigrationStep.State;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.output.ValidateOutput;

/**
 * The schema of one database: brings it up to date and tells how far it is. All of it is safe to run again, and by
 * several processes at once: one migrates, the others wait and then find nothing to do.
 *
 * <p>Waiting is bounded by {@link MigrationLimits}. A server that does not answer is tried again for half a minute.
 *
 * <p>Instances hold no connection between calls and may be shared between threads. Every failure is a
 * {@link MigrationException}.
 */
public final class SchemaMigration {

    private final Engine engine;
    private final Half half;
    private final DataSource dataSource;
    private final MigrationLimits limits;
    private final boolean convertsOthers;
    private final Database database;
    private final Planning planning;
    private final FlywaySettings settings;
    private final Flyway flyway;
    private final Failures failures;

    SchemaMigration(Engine engine, Half half, DataSource dataSource, MigrationLimits limits) {
        this(engine, half, dataSource, limits, false);
    }

    private SchemaMigration(
            Engine engine, Half half, DataSource dataSource, MigrationLimits limits, boolean convertsOthers) {
        this.engine = engine;
        this.half = half;
        this.dataSource = dataSource;
        this.limits = limits;
        this.convertsOthers = convertsOthers;
        this.database = new Database(engine, half, dataSource);
        this.planning = new Planning(engine, half, database);
        this.settings = new FlywaySettings(engine, half, limits);
        this.flyway = settings.reading(dataSource);
        this.failures = new Failures(engine);
    }

    /**
     * The operational half of the schema of a database, with default limits.
     *
     * @param type {@code mysql} or {@code postgres}
     * @param dataSource connections to it, by a user who may create tables. Their lock timeouts are changed and stay
     *     so: do not share it with a service.
     * @throws IllegalArgumentException for another type
     */
    public static SchemaMigration of(String type, DataSource dataSource) {
        Engine engine = Engine.of(type);
        return new SchemaMigration(engine, engine.half(SchemaHalf.OPERATIONAL), dataSource, MigrationLimits.DEFAULT);
    }

    /**
     * The operational half of the schema of a database, with default limits.
     *
     * @param type {@code mysql} or {@code postgres}
     * @param jdbcUrl where it is; not an address of a pooler that shares sessions, since the lock against a second
     *     migrating process belongs to the session; without a socket timeout, since DDL may take long
     * @param username a user who may create tables
     * @throws IllegalArgumentException for another type
     */
    public static SchemaMigration of(String type, String jdbcUrl, String username, String password) {
        Engine engine = Engine.of(type);
        try {
            return of(
                    type,
                    Flyway.configure().dataSource(jdbcUrl, username, password).getDataSource());
        } catch (FlywayException e) {
            throw new Failures(engine).ofDriver(e);
        }
    }

    /** The same with other limits. */
    public SchemaMigration with(MigrationLimits other) {
        return new SchemaMigration(engine, half, dataSource, other, convertsOthers);
    }

    /**
     * The same, whose {@link #migrate()} also converts the tables beside ours that hold our ids, on MySQL: they are
     * copied, which blocks their writers, so this belongs into a window. Without it only the run that follows an
     * {@link #adopt()} converts any. When such a run dies, another one of this kind goes on.
     */
    public SchemaMigration convertingOthers() {
        return new SchemaMigration(engine, half, dataSource, limits, true);
    }

    /** The same database's other half, or the same one again. */
    public SchemaMigration half(SchemaHalf name) {
        return new SchemaMigration(engine, engine.half(name), dataSource, limits, convertsOthers);
    }

    /** As {@link #migrate(MigrationListener)}, heard by nobody. */
    public MigrationOutcome migrate() {
        return migrate(new MigrationListener() {});
    }

    /**
     * Applies what is missing. Waits for its turn while another process migrates; a migration that does not get a lock
     * in time is tried again.
     *
     * @param listener hears of each migration that this run applies
     * @throws MigrationException when a migration fails, was changed after it had been applied, or had failed before.
     *     After a lock that was not had in time, or a lost connection, it is enough to call again; after another
     *     failure on MySQL {@link #repair()} comes first. Where {@link #adopt()} took the database over, also when it
     *     would refuse that now, as long as nothing was applied since. Where tables beside ours are to be converted and
     *     cannot be, with all {@link MigrationException#findings() findings}.
     */
    public MigrationOutcome migrate(MigrationListener listener) {
        check();
        try (MigrationSession session = session()) {
            MigrationRun run = new MigrationRun(engine, half, session, limits, listener);
            Flyway writer = settings.migrating(session, database, run);
            Window window = window();
            refuseToConvert(window);
            Conversion conversion = planning.conversion(engine, limits, listener, session, window);
            List<String> versions = conversion.around(() -> run.apply(writer));
            String version = flyway.info().current().getVersion().toString();
            return new MigrationOutcome(version, versions, conversion.changedTables());
        } catch (FlywayException e) {
            throw e.getErrorCode() == CoreErrorCode.VALIDATE_ERROR
                    ? failures.ofValidation(differences(false))
                    : failures.of(e);
        } catch (SQLException e) {
            throw Failures.ofConnection(e);
        }
    }

    private Window window() {
        return planning.window(isAdopted(), convertsOthers);
    }

    /** Before the first foreign key is dropped. */
    private void refuseToConvert(Window window) {
        if (window == Window.NONE) {
            return;
        }
        refuseDifferences(false);
        List<MigrationStep> steps = info();
        if (window == Window.ASKED) {
            planning.convertible();
        } else if (steps.stream().noneMatch(step -> step.state() == State.APPLIED)) {
            planning.adoption(steps);
        }
    }

    /**
     * What {@link #migrate()} would apply, in order; nothing is changed. A database that {@link #adopt()} would take over
     * is planned as if it had.
     *
     * @throws MigrationException where migrate or, in a database of Bucketeer's, adopt would refuse to begin
     */
    public MigrationPlan plan() {
        check();
        refuseDifferences(false);
        return planning.plan(info(), window());
    }

    /**
     * Takes over a MySQL database that Bucketeer's own migrations made, so that {@link #migrate()} converts it. It is
     * recognized by its schema; its rows, and the tables that are not ours, are looked at as well. Until migrate nothing
     * is changed but the history of migrations.
     *
     * @return which version its tables stand at, and what should be known before they are converted
     * @throws MigrationException when the database has a history or no tables, is not Bucketeer's, or cannot be converted
     *     as it is, with all {@link MigrationException#findings() findings}
     */
    public Adoption adopt() {
        List<MigrationStep> steps = withoutHistory();
        if (!database.holdsTables()) {
            throw failures.ofNoTables();
        }
        try (MigrationSession session = session()) {
            Adoption adoption = planning.adoption(steps);
            settings.writing(session, database)
                    .baselineVersion(adoption.version())
                    .baselineDescription(FlywaySettings.ADOPTED)
                    .load()
                    .baseline();
            return adoption;
        } catch (FlywayException e) {
            throw failures.of(e);
        }
    }

    private List<MigrationStep> withoutHistory() {
        List<MigrationStep> steps = info();
        if (steps.stream().anyMatch(step -> step.state() != State.PENDING)) {
            throw failures.ofHistory();
        }
        return steps;
    }

    private boolean isAdopted() {
        try {
            return Arrays.stream(flyway.info().applied())
                    .anyMatch(info -> info.getDescription().equals(FlywaySettings.ADOPTED));
        } catch (FlywayException e) {
            throw failures.of(e);
        }
    }

    /**
     * Takes the tables of this database for what the migrations up to a version make, so that {@link #migrate()} goes
     * on after it. Nothing looks at the tables: that they are so is the caller's word. For tables that Bucketeer made
     * there is {@link #adopt()}.
     *
     * @param version a version of this library
     * @throws MigrationException when the database has a history or no tables, or the version is not known
     */
    public void baseline(String version) {
        List<MigrationStep> steps = withoutHistory();
        if (steps.stream().noneMatch(step -> step.version().equals(version))) {
            throw failures.ofUnknownVersion(version, steps);
        }
        if (!database.holdsTables()) {
            throw failures.ofNoTables();
        }
        try (MigrationSession session = session()) {
            settings.writing(session, database).baselineVersion(version).load().baseline();
        } catch (FlywayException e) {
            throw failures.of(e);
        }
    }

    /**
     * Compares the schema with this library.
     *
     * @throws MigrationException when a migration is missing, failed, or was changed after it had been applied, or the
     *     conversion of tables beside ours was begun and has not ended. Migrations of a newer release are no difference.
     * @return what should be known of the tables beside ours, such as columns that Bucketeer's own migrations added since
     *     and that find no index of ours; {@link #convertingOthers()} says what to do
     */
    public List<AdoptionFinding> validate() {
        check();
        refuseDifferences(true);
        return planning.validate(window());
    }

    /** All migrations that this library or the database knows, in order. */
    public List<MigrationStep> info() {
        check();
        return information().stream().map(MigrationStep::of).toList();
    }

    private List<MigrationInfo> information() {
        try {
            return Arrays.stream(flyway.info().all())
                    .filter(MigrationInfo::isVersioned)
                    .filter(info -> !info.getVersion().getVersion().equals(FlywaySettings.BEFORE_ALL))
                    .toList();
        } catch (FlywayException e) {
            throw failures.of(e);
        }
    }

    /**
     * Forgets failed migrations, so that the next {@link #migrate()} runs them again. Nothing else is changed: a
     * migration may be run again whatever it left behind.
     *
     * @return how many there were
     */
    public int repair() {
        if (info().stream().noneMatch(step -> step.state() == State.FAILED)) {
            return 0;
        }
        try (MigrationSession session = session()) {
            return session.forgetFailed(half);
        } catch (SQLException e) {
            throw Failures.ofConnection(e);
        }
    }

    private void check() {
        if (half.level() == 0) {
            throw Failures.ofNoFiles(half.name());
        }
        database.check();
    }

    /** Waits for the turn. */
    private MigrationSession session() {
        return MigrationSession.open(engine, database.connect(), limits.turnTimeout());
    }

    private void refuseDifferences(boolean pendingCounts) {
        List<ValidateOutput> differences = differences(pendingCounts);
        if (!differences.isEmpty()) {
            throw failures.ofValidation(differences);
        }
    }

    private List<ValidateOutput> differences(boolean pendingCounts) {
        try {
            return flyway.validateWithResult().invalidMigrations.stream()
                    .filter(output -> pendingCounts
                            || output.errorDetails.errorCode != CoreErrorCode.RESOLVED_VERSIONED_MIGRATION_NOT_APPLIED)
                    .toList();
        } catch (FlywayException e) {
            throw failures.of(e);
        }
    }
}
