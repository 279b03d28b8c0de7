package io.bucketeer.data.traps;

import io.bucketeer.data.BucketeerData;
import io.bucketeer.data.config.DataConfig;
import io.bucketeer.data.config.DatabaseConfig;
import io.bucketeer.data.migration.SchemaMigration;
import io.bucketeer.data.testkit.TestDatabase;
import io.bucketeer.data.testkit.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Tries every trap live on both servers, by plain JDBC and through the library, and writes what was seen as the page
 * {@code docs/traps.md}. It fails, writing nothing, where the library answers differently on the two.
 */
final class TrapsPage implements AutoCloseable {

    private final Side mysql = new Side("mysql");
    private final Side postgres = new Side("postgres");
    private final List<String> differences = new ArrayList<>();

    /** @param arguments the file to write */
    public static void main(String[] arguments) throws IOException {
        String page;
        try (TrapsPage traps = new TrapsPage()) {
            page = traps.render();
        }
        Files.writeString(Path.of(arguments[0]), page);
    }

    private String render() {
        PageText page = new PageText(mysql.version(), postgres.version(), shownByTests());
        for (TrapSection section : TrapSection.values()) {
            page.section(section);
            section.traps().forEach(trap -> page.trap(section, trap, tried(trap)));
        }
        if (!differences.isEmpty()) {
            throw new IllegalStateException("the library answers differently: " + differences);
        }
        return page.toString();
    }

    private static long shownByTests() {
        return Arrays.stream(TrapSection.values())
                .flatMap(section -> section.traps().stream())
                .flatMap(trap -> trap.library.stream())
                .filter(use -> !use.shownBy().isEmpty())
                .count();
    }

    private List<Observation> tried(Trap trap) {
        List<Observation> observations = new ArrayList<>();
        trap.mysql.forEach(probe -> observations.add(new Observation("MySQL", probe.what(), mysql.seen(probe))));
        trap.postgres.forEach(
                probe -> observations.add(new Observation("PostgreSQL", probe.what(), postgres.seen(probe))));
        trap.library.forEach(use -> observations.add(used(trap, use)));
        return observations;
    }

    private Observation used(Trap trap, Trap.Use use) {
        String environment = "T" + trap.number + "-" + trap.library.indexOf(use);
        String onMySql = use.use().apply(mysql.room(environment));
        String onPostgres = use.use().apply(postgres.room(environment));
        if (!use.alike()) {
            return new Observation("this library", use.what(), onMySql + " on MySQL, " + onPostgres + " on PostgreSQL");
        }
        if (!onMySql.equals(onPostgres)) {
            differences.add(trap + ", " + use.what() + ": " + onMySql + " / " + onPostgres);
        }
        return new Observation("this library", use.what(), onMySql);
    }

    @Override
    public void close() {
        mysql.close();
        postgres.close();
    }

    /**
     * One line of a trap's table.
     *
     * @param where on what it was tried
     * @param what was tried
     * @param seen what came of it
     */
    record Observation(String where, String what, String seen) {}

    /** One server: a fresh database, by plain JDBC and opened by the library. */
    private static final class Side implements AutoCloseable {

        private final TestDatabase database;
        private final DatabaseConfig config;
        private final BucketeerData data;

        Side(String type) {
            database = TestServers.database(type).createDatabase("traps");
            SchemaMigration.of(type, database.jdbcUrl(), database.username(), database.password())
                    .migrate();
            config = DatabaseConfig.of(
                    type, database.host(), database.port(), database.name(), database.username(), database.password());
            data = BucketeerData.open(DataConfig.of(config));
        }

        Room room(String environment) {
            return new Room(data, config, database, environment);
        }

        String seen(Probe probe) {
            return probe.seen(database);
        }

        /** Its numbers, without what a packager adds. */
        String version() {
            try (Connection connection = database.connect()) {
                return connection.getMetaData().getDatabaseProductVersion().replaceFirst("[^0-9.].*", "");
            } catch (SQLException e) {
                throw new IllegalStateException("no version", e);
            }
        }

        @Override
        public void close() {
            data.close();
            database.close();
        }
    }
}
