package io.bucketeer.data.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketeer.data.migration.SchemaMigration;
import io.bucketeer.data.testkit.TestDatabase;
import io.bucketeer.data.testkit.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The README's example with the README's configuration, on both databases. */
final class ReadmeExampleIT {

    @ParameterizedTest
    @ValueSource(strings = {"mysql", "postgres"})
    void example_onEitherDatabase_readsWhatItWrote(String type, @TempDir Path directory) throws IOException {
        try (TestDatabase database = TestServers.database(type).createDatabase("readme")) {
            SchemaMigration.of(type, database.jdbcUrl(), database.username(), database.password())
                    .migrate();
            ReadmeExample.Outcome outcome = ReadmeExample.run(yaml(database, directory));
            assertThat(outcome.found()).contains(outcome.written());
            assertThat(outcome.web().items()).containsExactly(outcome.written());
            assertThat(outcome.web().nextCursor()).isEmpty();
        }
    }

    /** The README's configuration with the place of this database. */
    private static Path yaml(TestDatabase database, Path directory) throws IOException {
        Path password = Files.writeString(directory.resolve("password"), database.password() + "\n");
        String yaml = Documents.readmeBlock("yaml")
                .replace("type: postgres", "type: " + database.type())
                .replace("host: ${DB_HOST:localhost}", "host: " + database.host() + "\n    port: " + database.port())
                .replace("database: bucketeer", "database: " + database.name())
                .replace("username: bucketeer", "username: " + database.username())
                .replace("/run/secrets/bucketeer-password", password.toString());
        return Files.writeString(directory.resolve("bucketeer.yaml"), yaml);
    }
}
