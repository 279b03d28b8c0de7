package io.bucketeer.data.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketeer.data.cli.Commands.Run;
import io.bucketeer.data.testkit.TestDatabase;
import io.bucketeer.data.testkit.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator sees who takes a database of Bucketeer's over. */
class AdoptionCommandsIT {

    private static final Path FILES = Path.of("..", "migration", "src", "test", "resources", "bucketeer");

    @TempDir
    private Path directory;

    @Test
    void aDatabaseOfBucketeers_isPlannedTakenOverAndMigrated() throws SQLException, IOException {
        try (TestDatabase database = TestServers.mysql().createDatabase("adoption commands")) {
            Commands commands = bucketeer(database);
            List<String> before = commands.catalog();

            Run plan = commands.run("migrate", "--plan");
            assertThat(plan.code()).isZero();
            assertThat(plan.err()).isEmpty();
            List<String> lines = plan.out().lines().toList();
            assertThat(lines.get(0)).endsWith(" migrations to apply; nothing was changed");
            assertThat(lines.get(1))
                    .isEqualTo("made by Bucketeer's own migrations and not taken over yet: run baseline first");
            assertThat(lines.get(2)).startsWith("notice: api_key: 2 rows share their secret with another one; ");
            assertThat(lines.get(3))
                    .startsWith(
                            "notice: api_key: 1 row without last_used_at, which becomes 0. To see them: SELECT id,");
            assertThat(lines.get(4).split(" {2,}"))
                    .containsExactly(
                            "version", "description", "file", "table", "size", "what is stated about its locks");
            assertThat(lines)
                    .filteredOn(line -> line.startsWith("2.6 "))
                    .singleElement()
                    .asString()
                    .matches("2\\.6 +harden feature +V2\\.6__harden_feature\\.sql +feature +\\d+\\.\\d kB"
                            + " +copies the table; reads go on, writes are blocked while it runs");
            assertThat(lines)
                    .filteredOn(line -> line.startsWith("adoption "))
                    .filteredOn(line -> line.contains(" team "))
                    .singleElement()
                    .asString()
                    .matches("adoption +convert organization_id of team +- +team +\\d+\\.\\d kB"
                            + " +copies the table; reads go on, writes are blocked while it runs");
            assertThat(commands.catalog()).isEqualTo(before);

            Run baseline = commands.run("baseline");
            assertThat(baseline.code()).isZero();
            assertThat(baseline.out().lines().toList())
                    .hasSize(3)
                    .startsWith(lines.get(2), lines.get(3))
                    .last()
                    .asString()
                    .endsWith(": taken as at version 1.9; migrate goes on after it");

            assertThat(commands.run("migrate").out())
                    .contains("applying adoption convert organization_id of team (-)")
                    .contains("applied 2.6 harden feature in ")
                    .containsPattern(": applied \\d+ migrations and converted 8 tables beside ours in ");
            assertThat(commands.run("validate").code()).isZero();
            assertThat(commands.run("migrate", "--plan").out().lines()).hasSize(1);
        }
    }

    @Test
    void tablesThatComeLater_areToldAndLeftAlone_untilTheirConversionIsAskedFor() throws SQLException, IOException {
        try (TestDatabase database = TestServers.mysql().createDatabase("adoption commands")) {
            Commands commands = bucketeer(database);
            commands.run("baseline");
            commands.run("migrate");
            commands.execute("""
                    CREATE TABLE push (
                        id varchar(255) PRIMARY KEY,
                        environment_id varchar(255) NOT NULL
                    ) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_general_ci""", """
                    CREATE TABLE flag_link (
                        feature_id varchar(255) COLLATE utf8mb4_0900_bin NOT NULL,
                        environment_id varchar(255) COLLATE utf8mb4_0900_bin NOT NULL,
                        FOREIGN KEY (feature_id, environment_id) REFERENCES feature (id, environment_id)
                    ) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_general_ci""");
            String notice =
                    "notice: push: column environment_id holds our ids in the collation utf8mb4_general_ci, so joins"
                            + " with our tables find no index. Convert it in a window: migrate --convert-others.";

            assertThat(commands.run("migrate").out()).contains(": nothing to apply; the schema is at version ");
            Run plan = commands.run("migrate", "--plan");
            assertThat(plan.code()).isZero();
            assertThat(plan.out().lines()).hasSize(2).last().isEqualTo(notice);
            Run validate = commands.run("validate");
            assertThat(validate.code()).isZero();
            assertThat(validate.err()).isEmpty();
            assertThat(validate.out().lines()).hasSize(2).first().isEqualTo(notice);

            assertThat(commands.run("migrate", "--plan", "--convert-others")
                            .out()
                            .lines())
                    .hasSize(3)
                    .last()
                    .asString()
                    .matches("adoption +convert environment_id of push +- +push +\\d+\\.\\d kB"
                            + " +copies the table; reads go on, writes are blocked while it runs");
            assertThat(commands.run("migrate", "--convert-others").out().lines())
                    .last()
                    .asString()
                    .contains(": converted 1 table beside ours in ")
                    .contains("; the schema is at version ");
            assertThat(commands.run("validate").out().lines()).hasSize(1);
        }
    }

    @Test
    void aDatabaseThatCannotBeConverted_isRefusedWithAllReasonsAndCode1() throws SQLException, IOException {
        try (TestDatabase database = TestServers.mysql().createDatabase("adoption commands")) {
            Commands commands = bucketeer(database);
            commands.execute("ALTER TABLE feature ADD color int NOT NULL", "ALTER TABLE tag MODIFY entity_type int");
            List<String> before = commands.catalog();

            for (String[] command : new String[][] {{"baseline"}, {"migrate", "--plan"}}) {
                Run refused = commands.run(command);
                assertThat(refused.code()).isEqualTo(1);
                assertThat(refused.out()).isEmpty();
                assertThat(refused.err().lines())
                        .containsExactly(
                                "NOT_ADOPTABLE: This database of Bucketeer's cannot be taken over as it is, and nothing was"
                                        + " changed:",
                                "- feature: column color is not expected; found: int not null. Give it a default, or let"
                                        + " it be null: rows that this library writes do not name it.",
                                "- tag: column entity_type: expected: int not null default '1'; found: int. Run"
                                        + " Bucketeer's own migrations until it is as expected.",
                                "Mend all of these, then run baseline again.");
            }
            assertThat(commands.catalog()).isEqualTo(before);
        }
    }

    @Test
    void onPostgresql_tablesAreRefusedWithTheReason() throws SQLException, IOException {
        try (TestDatabase database = TestServers.postgres().createDatabase("adoption commands")) {
            Commands commands = new Commands(database, directory);
            commands.execute("CREATE TABLE feature (id varchar(255) PRIMARY KEY, tags jsonb NOT NULL)");

            Run refused = commands.run("baseline");

            assertThat(refused.code()).isEqualTo(1);
            assertThat(refused.err())
                    .startsWith(
                            "SCHEMA_DIFFERS: The database holds tables but no history of migrations, and Bucketeer has"
                                    + " no schema on PostgreSQL that could be taken over");
        }
    }

    private Commands bucketeer(TestDatabase database) throws SQLException, IOException {
        Commands commands = new Commands(database, directory);
        for (String file : List.of("schema.sql", "rows.sql")) {
            for (String sql : Files.readString(FILES.resolve(file)).split(";\n")) {
                if (!sql.isBlank()) {
                    commands.execute(sql);
                }
            }
        }
        return commands;
    }
}
