package io.bucketeer.data.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketeer.data.testkit.TestDatabase;
import io.bucketeer.data.testkit.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The committed form of Bucketeer's tables is what V1 makes, and V1 ends there. */
class UpstreamFormIT {

    @Test
    void aFreshDatabaseAtTheEndOfV1IsTheForm() throws SQLException, IOException {
        List<String> versions = Engine.MYSQL.half(SchemaHalf.OPERATIONAL).upstreamVersions();
        assertThat(versions).hasSize(1);
        try (TestDatabase database = TestServers.mysql().createDatabase("upstream form");
                Connection connection = database.connect()) {
            assertThat(Migrations.of(database).info())
                    .extracting(MigrationStep::version)
                    .filteredOn(version -> version.startsWith("1."))
                    .last()
                    .isEqualTo(versions.getFirst());
            Migrations.migrateTo(versions.getFirst(), database);

            SchemaFingerprint fresh = SchemaFingerprint.of("mysql", connection);

            Path written = Files.write(
                    Path.of("target", "upstream-mysql-" + versions.getFirst() + ".txt"),
                    fresh.facts().stream()
                            .map(fact -> String.join("\t", fact.owner(), fact.kind(), fact.name(), fact.definition()))
                            .toList());
            assertThat(fresh.differencesFrom(
                            UpstreamForm.read("mysql", versions.getFirst()).shape()))
                    .as("what the form should be stands in " + written)
                    .isEmpty();
        }
    }
}
