package io.bucketeer.data.migration;

import io.bucketeer.data.migration.MigrationStep.State;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.output.ValidateOutput;
import org.flywaydb.core.internal.exception.FlywayMigrateException;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/**
 * The schema of one database: brings it up to date and tells how far it is. All of it is safe to run again, and by
 * several processes at once: one migrates, the others wait and then find nothing to do.
 *
 * <p>Waiting for a lock on a table is bounded to 3 seconds, so that a migration never holds up the users of the
 * database for long. A server that does not answer is tried again for half a minute.
 *
 * <p>Instances hold no connection between calls and may be shared between threads. Every failure is a
 * {@link MigrationException}.
 */
public final class SchemaMigration {

    private static final String HISTORY_TABLE = "flyway_schema_history";

    private final Engine engine;
    private final DataSource dataSource;
    private final Database database;
    private final Flyway flyway;
    private final Failures failures;

    private SchemaMigration(Engine engine, FluentConfiguration configuration) {
        this.engine = engine;
        this.dataSource = configuration.getDataSource();
        this.database = new Database(engine, dataSource, HISTORY_TABLE);
        this.flyway = configuration.load();
        this.failures = new Failures(engine);
    }

    /**
     * The schema of a database.
     *
     * @param type {@code mysql} or {@code postgres}
     * @param dataSource connections to it, by a user who may create tables. Their lock timeouts are changed and stay
     *     so: do not share it with a service.
     * @throws IllegalArgumentException for another type
     */
    public static SchemaMigration of(String type, DataSource dataSource) {
        Engine engine = Engine.of(type);
        return new SchemaMigration(engine, configuration(engine).dataSource(dataSource));
    }

    /**
     * The schema of a database.
     *
     * @param type {@code mysql} or {@code postgres}
     * @param jdbcUrl where it is; not an address of a pooler that shares sessions, since the lock against a second
     *     migrating process belongs to the session
     * @param username a user who may create tables
     * @throws IllegalArgumentException for another type
     */
    public static SchemaMigration of(String type, String jdbcUrl, String username, String password) {
        Engine engine = Engine.of(type);
        try {
            return new SchemaMigration(engine, configuration(engine).dataSource(jdbcUrl, username, password));
        } catch (FlywayException e) {
            throw new Failures(engine).ofDriver(e);
        }
    }

    /** As {@link #migrate(MigrationListener)}, heard by nobody. */
    public MigrationOutcome migrate() {
        return migrate(flyway);
    }

    /**
     * Applies what is missing.
     *
     * @param listener hears of each migration that this run applies
     * @throws MigrationException when a migration fails, was changed after it had been applied, or had failed before.
     *     After a lock that was not had in time it is enough to call again; after another failure on MySQL
     *     {@link #repair()} comes first.
     */
    public MigrationOutcome migrate(MigrationListener listener) {
        Callback progress = new Progress(listener);
        return migrate(flyway(settings -> settings.callbacks(lockTimeouts(engine), progress)));
    }

    private MigrationOutcome migrate(Flyway run) {
        database.check();
        try {
            List<String> versions = run.migrate().migrations.stream()
                    .map(migration -> migration.version)
                    .toList();
            return new MigrationOutcome(flyway.info().current().getVersion().toString(), versions);
        } catch (FlywayMigrateException e) {
            throw failedMigration(e);
        } catch (FlywayException e) {
            throw e.getErrorCode() == CoreErrorCode.VALIDATE_ERROR
                    ? failures.ofValidation(differences(false))
                    : failures.of(e);
        }
    }

    /**
     * What {@link #migrate()} would apply, in order; nothing is changed.
     *
     * @throws MigrationException where migrate would refuse to begin
     */
    public List<PlannedMigration> plan() {
        database.check();
        List<ValidateOutput> differences = differences(false);
        if (!differences.isEmpty()) {
            throw failures.ofValidation(differences);
        }
        if (!database.hasHistory() && database.holdsTables()) {
            throw failures.ofForeignTables();
        }
        return information().stream()
                .filter(info -> info.getState() == MigrationState.PENDING)
                .map(MigrationStep::of)
                .map(step -> new PlannedMigration(step, TableLock.inFile(engine.path(step.file()))))
                .toList();
    }

    /**
     * Takes the tables of this database for what the migrations up to a version make, so that {@link #migrate()} goes
     * on after it. Nothing looks at the tables: that they are so is the caller's word.
     *
     * @param version a version of this library
     * @throws MigrationException when the database has a history or no tables, or the version is not known
     */
    public void baseline(String version) {
        List<MigrationStep> steps = info();
        if (steps.stream().anyMatch(step -> step.state() != State.PENDING)) {
            throw failures.ofHistory();
        }
        if (steps.stream().noneMatch(step -> step.version().equals(version))) {
            throw failures.ofUnknownVersion(version, steps);
        }
        if (!database.holdsTables()) {
            throw failures.ofNoTables();
        }
        try {
            flyway(settings -> settings.baselineVersion(version)).baseline();
        } catch (FlywayException e) {
            throw failures.of(e);
        }
    }

    /**
     * Compares the schema with this library.
     *
     * @throws MigrationException when a migration is missing, failed, or was changed after it had been applied.
     *     Migrations of a newer release are no difference.
     */
    public void validate() {
        database.check();
        List<ValidateOutput> differences = differences(true);
        if (!differences.isEmpty()) {
            throw failures.ofValidation(differences);
        }
    }

    /** All migrations that this library or the database knows, in order. */
    public List<MigrationStep> info() {
        database.check();
        return information().stream().map(MigrationStep::of).toList();
    }

    private List<MigrationInfo> information() {
        try {
            return Arrays.stream(flyway.info().all())
                    .filter(MigrationInfo::isVersioned)
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
        boolean failed = info().stream().anyMatch(step -> step.state() == State.FAILED);
        return failed ? database.forgetFailed() : 0;
    }

    /** Flyway with settings for one run. */
    private Flyway flyway(UnaryOperator<FluentConfiguration> more) {
        return more.apply(configuration(engine).dataSource(dataSource)).load();
    }

    private static Callback lockTimeouts(Engine engine) {
        return new LockTimeouts(engine.sessionSettings());
    }

    private static FluentConfiguration configuration(Engine engine) {
        FluentConfiguration configuration = Flyway.configure()
                .locations(engine.location())
                .failOnMissingLocations(true)
                .table(HISTORY_TABLE)
                .callbacks(lockTimeouts(engine))
                .validateOnMigrate(true)
                .validateMigrationNaming(true)
                .placeholderReplacement(false)
                .outOfOrder(false)
                .baselineOnMigrate(false)
                .cleanDisabled(true)
                .connectRetries(30)
                .connectRetriesInterval(1)
                .lockRetryCount(600);
        // The lock inside a transaction, which is the default, makes CREATE INDEX CONCURRENTLY wait for itself forever.
        configuration
                .getConfigurationExtension(PostgreSQLConfigurationExtension.class)
                .setTransactionalLock(false);
        return configuration;
    }

    /** A lock that was not had in time leaves nothing behind but the note of it, which would stop the next run. */
    private MigrationException failedMigration(FlywayMigrateException e) {
        String version = e.getMigration().getVersion().toString();
        boolean forgotten = engine.isLockTimeout(e) && database.forgetFailed(version);
        return forgotten ? failures.ofLock(e, version) : failures.ofMigration(e, version);
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
