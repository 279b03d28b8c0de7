package io.bucketeer.data.migration;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/**
 * How Flyway works on a half of the schema.
 *
 * @param engine the kind of database
 * @param half the half
 * @param limits how long to wait
 */
record FlywaySettings(Engine engine, Half half, MigrationLimits limits) {

    /** What Flyway notes first in a second history of a database, since the tables there are not its own. */
    static final String BEFORE_ALL = "0";

    /** What the history notes of a database that Bucketeer made. */
    static final String ADOPTED = "made by Bucketeer";

    /** Who waits for a turn does not come so far; another tool on this history is asked again and again. */
    private static final int LOCK_RETRIES = 5;

    /** Flyway that reads. */
    Flyway reading(DataSource dataSource) {
        return configuration(dataSource).load();
    }

    /** Settings for Flyway that writes, in the session that has the turn. */
    FluentConfiguration writing(MigrationSession session, Database database) {
        FluentConfiguration configuration = configuration(session.asDataSource());
        return database.holdsOtherHalfOnly()
                ? configuration.baselineOnMigrate(true).baselineVersion(BEFORE_ALL)
                : configuration;
    }

    /** Flyway that applies migrations and tells somebody of each. */
    Flyway migrating(MigrationSession session, Database database, MigrationListener listener) {
        return writing(session, database)
                .callbacks(sessionSettings(), new Progress(listener))
                .load();
    }

    private Callback sessionSettings() {
        return new SessionSettings(engine, limits);
    }

    private FluentConfiguration configuration(DataSource dataSource) {
        FluentConfiguration configuration = Flyway.configure()
                .dataSource(dataSource)
                .locations(half.location())
                .failOnMissingLocations(true)
                .table(half.historyTable())
                .callbacks(sessionSettings())
                .validateOnMigrate(true)
                .validateMigrationNaming(true)
                .placeholderReplacement(false)
                .outOfOrder(false)
                .baselineOnMigrate(false)
                .cleanDisabled(true)
                .lockRetryCount(LOCK_RETRIES);
        // The lock inside a transaction, which is the default, makes CREATE INDEX CONCURRENTLY wait for itself forever.
        configuration
                .getConfigurationExtension(PostgreSQLConfigurationExtension.class)
                .setTransactionalLock(false);
        return configuration;
    }
}
