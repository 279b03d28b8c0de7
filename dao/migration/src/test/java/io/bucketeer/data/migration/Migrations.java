package io.bucketeer.data.migration;

import io.bucketeer.data.testkit.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** The migration files, and databases migrated only in part. */
final class Migrations {

    private Migrations() {}

    static SchemaMigration of(TestDatabase database) {
        return SchemaMigration.of(database.type(), database.jdbcUrl(), database.username(), database.password());
    }

    /** Applies everything up to that version and nothing above. */
    static void migrateTo(String version, TestDatabase database) {
        configuration(database).target(version).load().migrate();
    }

    /** Applies what stands in another place up to that version and nothing above. */
    static void migrateTo(String version, String location, TestDatabase database) {
        configuration(database).locations(location).target(version).load().migrate();
    }

    /** The statements of each file, in the order of versions. */
    static List<MigrationFile> files(TestDatabase database) {
        return Arrays.stream(configuration(database).load().info().all())
                .map(MigrationInfo::getScript)
                .map(script -> new MigrationFile(script, read(database.type(), script)))
                .toList();
    }

    private static FluentConfiguration configuration(TestDatabase database) {
        return Flyway.configure()
                .locations(
                        Engine.of(database.type()).half(SchemaHalf.OPERATIONAL).location())
                .dataSource(database.jdbcUrl(), database.username(), database.password());
    }

    private static String read(String type, String script) {
        String path = "/db/migration/" + type + "/operational/" + script;
        try (InputStream file = Migrations.class.getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalStateException("No file " + path);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A migration.
     *
     * @param name the name of its file
     * @param text what the file holds
     */
    record MigrationFile(String name, String text) {

        /** Statements end with a semicolon at the end of a line. */
        List<String> statements() {
            return Arrays.stream(text.split(";\\R|;$"))
                    .map(String::strip)
                    .filter(statement -> !statement.isEmpty())
                    .toList();
        }
    }
}
