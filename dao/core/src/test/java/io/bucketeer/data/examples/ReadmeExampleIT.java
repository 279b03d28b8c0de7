package io.bucketeer.data.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketeer.data.BucketeerData;
import io.bucketeer.data.migration.SchemaMigration;
import io.bucketeer.data.model.Feature;
import io.bucketeer.data.model.Strategies;
import io.bucketeer.data.model.Variation;
import io.bucketeer.data.repository.Page;
import io.bucketeer.data.testkit.TestDatabase;
import io.bucketeer.data.testkit.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The README's example with the README's configuration, on both databases. */
final class ReadmeExampleIT {

    @ParameterizedTest
    @ValueSource(strings = {"mysql", "postgres"})
    void example_onEitherDatabase_changesTheFeatureAndListsIt(String type, @TempDir Path directory) throws IOException {
        try (TestDatabase database = TestServers.database(type).createDatabase("readme")) {
            SchemaMigration.of(type, database.jdbcUrl(), database.username(), database.password())
                    .migrate();
            Path yaml = yaml(database, directory);
            try (BucketeerData data = BucketeerData.open(yaml)) {
                data.features().insert("production", darkMode());
            }
            Page<Feature> web = ReadmeExample.run(yaml);
            assertThat(web.nextCursor()).isEmpty();
            assertThat(web.items()).singleElement().satisfies(feature -> {
                assertThat(feature.enabled()).isTrue();
                assertThat(feature.tags()).containsExactly("web");
                assertThat(feature.version()).isEqualTo(2);
            });
        }
    }

    private static Feature darkMode() {
        return Feature.builder()
                .id("dark-mode")
                .name("Dark mode")
                .createdAt(Instant.EPOCH)
                .updatedAt(Instant.EPOCH)
                .variations(List.of(new Variation("on", "true", "On", ""), new Variation("off", "false", "Off", "")))
                .defaultStrategy(Strategies.fixed("on"))
                .offVariation("off")
                .build();
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
