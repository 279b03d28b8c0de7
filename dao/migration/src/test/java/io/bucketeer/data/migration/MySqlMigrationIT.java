package io.bucketeer.data.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketeer.data.migration.Migrations.MigrationFile;
import io.bucketeer.data.testkit.TestDatabase;
import io.bucketeer.data.testkit.TestServers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On MySQL, DDL commits by itself, and tables with rows are converted. */
class MySqlMigrationIT {

    private static final List<String> TABLES =
            List.of("organization", "project", "environment_v2", "tag", "feature", "bucketeer_schema");

    private TestDatabase database;

    @BeforeEach
    void createDatabase() {
        database = TestServers.mysql().createDatabase("mysql migration");
    }

    @AfterEach
    void dropDatabase() {
        database.close();
    }

    @Test
    void everyFileMayRunAgainAtOnceAndAtAnyTimeLater() throws Exception {
        List<MigrationFile> files = Migrations.files(database);
        try (Connection connection = database.connect()) {
            for (MigrationFile file : files) {
                run(connection, file);
                run(connection, file);
            }
            List<String> once = definitions(connection);

            for (MigrationFile file : files) {
                run(connection, file);
                assertThat(definitions(connection)).as(file.name()).isEqualTo(once);
            }
        }
        try (TestDatabase migrated = TestServers.mysql().createDatabase("mysql migration");
                Connection byHand = database.connect();
                Connection byFlyway = migrated.connect()) {
            Migrations.of(migrated).migrate();
            assertThat(definitions(byHand)).isEqualTo(definitions(byFlyway));
        }
    }

    @Test
    void rowsOfBucketeersOwnTablesSurviveTheHardening() throws Exception {
        Migrations.migrateTo("1.5", database);
        try (Connection connection = database.connect()) {
            insertRows(connection);
            WorkedFeature.insertMySql(connection, "checkout-redesign");
            WorkedFeature.insertMySql(connection, "written-by-go");
            Sql.update(connection, """
                    UPDATE feature SET tags = 'null', targets = '[{"variation": "v", "users": null}]', rules = 'null'
                    WHERE id = 'written-by-go'""");
            List<String> before = rows(connection);

            Migrations.of(database).migrate();

            assertThat(rows(connection)).isEqualTo(before).hasSize(6);
            assertThatThrownBy(() -> Sql.update(connection, "UPDATE environment_v2 SET project_id = 'none'"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("environment_v2_foreign_project_id");
        }
    }

    @Test
    void environmentsMayShareTagIdsAndTextComparesByCodePoint() throws Exception {
        Migrations.of(database).migrate();
        try (Connection connection = database.connect()) {
            String insert = "INSERT INTO tag (id, name, created_at, updated_at, environment_id) VALUES (?, ?, 1, 1, ?)";
            Sql.update(connection, insert, "id", "android", "one");
            Sql.update(connection, insert, "id", "android", "two");
            Sql.update(connection, insert, "ID", "Android", "one");
            Sql.update(connection, insert, "id ", "android ", "one");

            assertThat(Sql.value(connection, "SELECT COUNT(*) FROM tag WHERE name = 'android'"))
                    .isEqualTo("2");
        }
    }

    @Test
    void aRowThatBreaksACheckStopsTheMigrationUntilItIsCorrected() throws Exception {
        Migrations.migrateTo("1.5", database);
        SchemaMigration migration = Migrations.of(database);
        try (Connection connection = database.connect()) {
            WorkedFeature.insertMySql(connection, "checkout-redesign");
            Sql.update(connection, "UPDATE feature SET enabled = 5");

            assertThatThrownBy(migration::migrate)
                    .isInstanceOfSatisfying(
                            MigrationException.class,
                            e -> assertThat(e.version()).contains("2.6"))
                    .hasMessageContaining("feature_enabled_boolean")
                    .hasMessageContaining("repair");

            Sql.update(connection, "UPDATE feature SET enabled = 1");
            assertThat(migration.repair()).isEqualTo(1);
            assertThat(migration.migrate().versions()).first().isEqualTo("2.6");
        }
    }

    private static void run(Connection connection, MigrationFile file) throws SQLException {
        for (String statement : file.statements()) {
            Sql.execute(connection, statement);
        }
    }

    private static List<String> definitions(Connection connection) throws SQLException {
        List<String> definitions = new ArrayList<>();
        for (String table : TABLES) {
            definitions.add(Sql.value(connection, "SHOW CREATE TABLE " + table));
        }
        definitions.addAll(Sql.rows(connection, "SELECT * FROM bucketeer_schema"));
        return definitions;
    }

    private static List<String> rows(Connection connection) throws SQLException {
        List<String> rows = new ArrayList<>();
        for (String table : TABLES.subList(0, 5)) {
            for (String row : Sql.rows(connection, "SELECT * FROM " + table + " ORDER BY id")) {
                rows.add(table + ": " + row);
            }
        }
        return rows;
    }

    private static void insertRows(Connection connection) throws SQLException {
        Sql.update(
                connection,
                "INSERT INTO organization (id, name, url_code, description, owner_email, created_at, updated_at)"
                        + " VALUES ('org', 'Org', 'org', '', 'owner@example.com', 1, 2)");
        Sql.update(
                connection,
                "INSERT INTO project (id, name, url_code, description, creator_email, organization_id, created_at,"
                        + " updated_at) VALUES ('project', 'Project', 'p', '', 'owner@example.com', 'org', 1, 2)");
        Sql.update(
                connection,
                "INSERT INTO environment_v2 (id, name, url_code, description, project_id, organization_id, created_at,"
                        + " updated_at) VALUES ('', 'Production', 'e', '', 'project', 'org', 1, 2)");
        Sql.update(
                connection,
                "INSERT INTO tag (id, name, created_at, updated_at, environment_id) VALUES ('tag', 'web', 1, 2, '')");
    }
}
