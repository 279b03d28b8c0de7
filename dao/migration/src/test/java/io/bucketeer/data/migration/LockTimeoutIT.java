package io.bucketeer.data.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketeer.data.migration.MigrationStep.State;
import io.bucketeer.data.testkit.TestDatabase;
import io.bucketeer.data.testkit.TestServers;
import java.sql.Connection;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/**
 * A migration gives up on a lock that others hold, and a rerun is all it takes. Without the limit it would wait for
 * ever.
 */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class LockTimeoutIT {

    @Test
    void onMySqlAReaderInATransactionStopsTheMigrationAndARerunSucceeds() throws Exception {
        try (TestDatabase database = TestServers.mysql().createDatabase("lock timeout")) {
            Migrations.migrateTo("1.5", database);

            stopsAndRecovers(database, "SELECT COUNT(*) FROM feature", "2.6");
        }
    }

    @Test
    void onPostgresAWriterInATransactionStopsTheMigrationAndARerunSucceeds() throws Exception {
        try (TestDatabase database = TestServers.postgres().createDatabase("lock timeout")) {
            Migrations.migrateTo("1.4", database);

            stopsAndRecovers(database, "UPDATE project SET name = name", "1.5");
        }
    }

    private static void stopsAndRecovers(TestDatabase database, String holdLock, String version) throws Exception {
        SchemaMigration migration = Migrations.of(database);
        try (Connection holder = database.connect()) {
            holder.setAutoCommit(false);
            Sql.execute(holder, holdLock);

            long start = System.nanoTime();
            assertThatThrownBy(migration::migrate).isInstanceOfSatisfying(MigrationException.class, e -> {
                assertThat(e.version()).contains(version);
                assertThat(e.remedy()).startsWith("Run migrate again");
            });
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(Duration.ofSeconds(3), Duration.ofSeconds(10));
            assertThat(migration.info()).extracting(MigrationStep::state).doesNotContain(State.FAILED);
            holder.rollback();
        }

        assertThat(migration.migrate().versions()).first().isEqualTo(version);
        migration.validate();
    }
}
