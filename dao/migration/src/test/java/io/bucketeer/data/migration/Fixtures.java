package io.bucketeer.data.migration;

import io.bucketeer.data.testkit.TestDatabase;
import java.time.Duration;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/** Small sets of migrations, made for one test each; they stand in folders called {@code fixtures}. */
final class Fixtures {

    /** A second for a lock and nothing again. */
    static final MigrationLimits ONE_TRY = new MigrationLimits(Duration.ofSeconds(1), 0, Duration.ofMinutes(1));

    private Fixtures() {}

    /** The operational half made of a set. */
    static SchemaMigration operational(TestDatabase database, String set, MigrationLimits limits) {
        return migration(database, Half.operational(location(database, set), 1), limits);
    }

    /** The half for events made of a set. */
    static SchemaMigration events(TestDatabase database, String set) {
        return migration(database, Half.events(location(database, set), 1), MigrationLimits.DEFAULT);
    }

    /** Flyway as another tool may run it on the history of the operational half. */
    static Flyway flyway(TestDatabase database, String set, Callback callback) {
        FluentConfiguration configuration = Flyway.configure()
                .locations(location(database, set))
                .dataSource(dataSource(database))
                .callbacks(callback);
        configuration
                .getConfigurationExtension(PostgreSQLConfigurationExtension.class)
                .setTransactionalLock(false);
        return configuration.load();
    }

    /** Where a set stands. */
    static String location(TestDatabase database, String set) {
        return "classpath:fixtures/" + database.type() + "/" + set;
    }

    /** Connections to a database. */
    static DataSource dataSource(TestDatabase database) {
        return Flyway.configure()
                .dataSource(database.jdbcUrl(), database.username(), database.password())
                .getDataSource();
    }

    private static SchemaMigration migration(TestDatabase database, Half half, MigrationLimits limits) {
        return new SchemaMigration(Engine.of(database.type()), half, dataSource(database), limits);
    }
}
