package io.bucketeer.data.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketeer.data.cli.Commands.Run;
import io.bucketeer.data.migration.MigrationStep;
import io.bucketeer.data.migration.SchemaMigration;
import io.bucketeer.data.schema.mysql.MySqlSchema;
import io.bucketeer.data.schema.postgres.PostgresSchema;
import io.bucketeer.data.testkit.TestDatabase;
import io.bucketeer.data.testkit.TestServers;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** What each command does to a schema, says and ends with; the same on both databases. */
@ParameterizedClass(name = "{0}")
@ValueSource(strings = {"mysql", "postgres"})
class SchemaCommandsIT {

    private final boolean mysql;
    private final String type;

    @TempDir
    private Path directory;

    private TestDatabase database;
    private Commands commands;
    private String name;
    private List<MigrationStep> steps;

    SchemaCommandsIT(String type) {
        this.type = type;
        this.mysql = type.equals("mysql");
    }

    @BeforeEach
    void createDatabase() throws IOException {
        database = TestServers.database(type).createDatabase("schema commands");
        commands = new Commands(database, directory);
        name = type + " database '" + database.name() + "' at " + database.host() + ":" + database.port();
        steps = SchemaMigration.of(type, database.jdbcUrl(), database.username(), database.password())
                .info();
    }

    @AfterEach
    void dropDatabase() {
        database.close();
    }

    @Test
    void anEmptyDatabase_isPlannedAndStaysAsItIs() throws SQLException {
        List<String> before = commands.catalog();

        Run plan = commands.run("migrate", "--plan");

        List<String> lines = plan.out().lines().toList();
        assertThat(lines.getFirst())
                .isEqualTo(name + ": " + steps.size() + " migrations to apply; nothing was changed");
        assertThat(lines).hasSize(steps.size() + 2);
        for (int i = 0; i < steps.size(); i++) {
            MigrationStep step = steps.get(i);
            assertThat(lines.get(i + 2).split(" {2,}")).startsWith(step.version(), step.description(), step.file());
        }
        assertThat(line(lines, mysql ? "V2.6__" : "V1.9__"))
                .endsWith((mysql ? "  copies the table; " : "  ") + "reads go on, writes are blocked while it runs");
        assertThat(line(lines, mysql ? "V1.5__" : "V1.7__")).endsWith("  -");
        assertThat(plan.code()).isZero();
        assertThat(commands.catalog()).isEqualTo(before);
    }

    @Test
    void anEmptyDatabase_isNotValidAndAllOfItPending() {
        Run validate = commands.run("validate");
        assertThat(validate.err().lines())
                .singleElement()
                .asString()
                .startsWith("SCHEMA_DIFFERS: The schema is behind: version 1.1, ")
                .endsWith("Run migrate.");
        assertThat(validate.out()).isEmpty();
        assertThat(validate.code()).isEqualTo(1);

        Run info = commands.run("info");
        assertThat(info.out().lines().findFirst())
                .contains(name + ": the schema is empty, " + steps.size() + " of " + steps.size()
                        + " migrations pending");
        assertThat(states(info)).isEqualTo(versions(" pending"));
        assertThat(info.code()).isZero();
    }

    @Test
    void migrate_saysWhatItAppliesAndHowLongItTook() {
        Run run = commands.run("migrate");

        List<String> expected = new ArrayList<>();
        for (MigrationStep step : steps) {
            String migration = step.version() + " " + step.description();
            expected.add("applying " + migration + " (" + step.file() + ")");
            expected.add("applied " + migration + " in TIME");
        }
        expected.add(name + ": applied " + steps.size() + " migrations in TIME; the schema is at version " + last());
        assertThat(run.out().lines().map(line -> line.replaceAll("in [0-9.]+ m?s", "in TIME")))
                .containsExactlyElementsOf(expected);
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
    }

    @Test
    void aMigratedDatabase_isValidAndNothingIsLeftToApply() throws SQLException {
        commands.run("migrate");
        List<String> before = commands.catalog();

        assertThat(commands.run("migrate", "--half", "operational"))
                .isEqualTo(ended(0, name + ": nothing to apply; the schema is at version " + last()));
        assertThat(commands.run("migrate", "--plan"))
                .isEqualTo(ended(0, name + ": 0 migrations to apply; nothing was changed"));
        assertThat(commands.run("validate")).isEqualTo(ended(0, name + ": valid, the schema is at version " + last()));
        assertThat(commands.run("repair")).isEqualTo(ended(0, name + ": no migration has failed, nothing was changed"));
        Run info = commands.run("info");
        assertThat(info.out().lines().findFirst())
                .contains(name + ": the schema is at version " + last() + ", 0 of " + steps.size()
                        + " migrations pending");
        assertThat(states(info)).isEqualTo(versions(" applied"));
        assertThat(commands.catalog()).isEqualTo(before);
    }

    @Test
    void aMigrationThatWasChangedSince_endsWith1() throws SQLException {
        migrateTo("1.2");
        commands.execute("UPDATE flyway_schema_history SET checksum = 1 WHERE version = '1.2'");

        for (String command : List.of("validate", "migrate")) {
            Run run = commands.run(command);
            assertThat(run.err()).startsWith("SCHEMA_DIFFERS: ").contains("1.2");
            assertThat(run.code()).isEqualTo(1);
        }
    }

    @Test
    void baseline_isForTablesWithoutAHistory() throws SQLException {
        List<String> empty = commands.catalog();
        Run nothing = commands.run("baseline", "--version", "1.3");
        assertThat(nothing.err()).startsWith("SCHEMA_DIFFERS: The database holds no tables");
        assertThat(nothing.code()).isEqualTo(1);
        assertThat(commands.catalog()).isEqualTo(empty);

        commands.run("migrate");
        List<String> migrated = commands.catalog();
        Run history = commands.run("baseline", "--version", "1.3");
        assertThat(history.err()).startsWith("SCHEMA_DIFFERS: The database has a history");
        assertThat(history.code()).isEqualTo(1);
        assertThat(commands.catalog()).isEqualTo(migrated);

        commands.execute("DROP TABLE flyway_schema_history");
        Run foreign = commands.run("migrate");
        assertThat(foreign.err()).startsWith("SCHEMA_DIFFERS: The database holds tables but no history");
        assertThat(foreign.code()).isEqualTo(1);

        assertThat(commands.run("baseline", "--version", last()))
                .isEqualTo(ended(0, name + ": taken as at version " + last() + "; migrate goes on after it"));
        assertThat(commands.run("migrate"))
                .isEqualTo(ended(0, name + ": nothing to apply; the schema is at version " + last()));
        assertThat(commands.run("validate").code()).isZero();
    }

    private static String line(List<String> lines, String file) {
        return lines.stream().filter(line -> line.contains(file)).findFirst().orElseThrow();
    }

    private String last() {
        return steps.getLast().version();
    }

    private static Run ended(int code, String line) {
        return new Run(code, line + System.lineSeparator(), "");
    }

    private List<String> versions(String state) {
        return steps.stream().map(step -> step.version() + state).toList();
    }

    private static List<String> states(Run run) {
        return run.out()
                .lines()
                .skip(2)
                .map(line -> line.split(" +"))
                .map(cells -> cells[0] + " " + cells[1])
                .toList();
    }

    @Test
    void aFailedMigration_endsWith4AndIsRunAgainAfterRepair() throws SQLException {
        migrateTo(mysql ? "1.5" : "1.3");
        commands.execute(
                mysql
                        ? "INSERT INTO organization (id, name, url_code, description, disabled, owner_email,"
                                + " created_at, updated_at) VALUES ('CANARY-1', '', '', '', 7, 'CANARY-2', 0, 0)"
                        : "CREATE TABLE project (id int)");

        Run failed = commands.run("migrate");
        String file = mysql ? "V2.2__harden_organization.sql" : "V1.4__create_project.sql";
        assertThat(failed.err().lines())
                .singleElement()
                .asString()
                .startsWith("MIGRATION_FAILED: Migration ")
                .contains(" failed in " + file + ": ")
                .endsWith("migrate again.");
        assertThat(failed.out()).contains("(" + file + ")").doesNotContain("the schema is at");
        assertThat(failed.out() + failed.err()).doesNotContain("CANARY");
        assertThat(failed.code()).isEqualTo(4);

        if (mysql) {
            Run again = commands.run("migrate");
            assertThat(again.err())
                    .startsWith("SCHEMA_DIFFERS: An earlier run failed")
                    .contains("repair");
            assertThat(again.code()).isEqualTo(1);
            assertThat(commands.run("info").out()).containsPattern("2\\.2 +failed");
        }
        commands.execute(mysql ? "UPDATE organization SET disabled = 1" : "DROP TABLE project");
        Run repair = commands.run("repair");
        assertThat(repair.out().lines())
                .containsExactly(name + ": "
                        + (mysql
                                ? "1 failed migration forgotten; migrate runs it again"
                                : "no migration has failed, nothing was changed"));
        assertThat(repair.code()).isZero();
        assertThat(commands.run("migrate").code()).isZero();
        assertThat(commands.run("validate").code()).isZero();
    }

    /** As an older release would have. */
    private void migrateTo(String version) {
        Flyway.configure()
                .locations(mysql ? MySqlSchema.OPERATIONAL_LOCATION : PostgresSchema.OPERATIONAL_LOCATION)
                .dataSource(database.jdbcUrl(), database.username(), database.password())
                .target(version)
                .load()
                .migrate();
    }

    @Test
    @Timeout(120)
    void aSessionThatTheServerEnds_endsWith3() throws Exception {
        try (ExecutorService background = Executors.newSingleThreadExecutor();
                Connection holder = holdWhatMigrateNeeds()) {
            Future<Run> run = background.submit(() -> commands.run("migrate", "--lock-timeout", "60"));
            endWhoWaits();

            assertThat(run.get().err())
                    .startsWith("DATABASE_REFUSED: Migration ")
                    .contains("lost its connection");
            assertThat(run.get().code()).isEqualTo(3);
            holder.rollback();
        }
        assertThat(commands.run("migrate").code()).isZero();
    }

    private void endWhoWaits() throws SQLException, InterruptedException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            List<Long> waiting = new ArrayList<>();
            while (waiting.isEmpty()) {
                try (ResultSet rows = statement.executeQuery(
                        mysql
                                ? "SELECT trx_mysql_thread_id FROM information_schema.innodb_trx"
                                        + " WHERE trx_state = 'LOCK WAIT'"
                                : "SELECT pid FROM pg_stat_activity"
                                        + " WHERE datname = current_database() AND wait_event_type = 'Lock'")) {
                    while (rows.next()) {
                        waiting.add(rows.getLong(1));
                    }
                }
                // MySQL answers anew only who has not asked for a tenth of a second
                TimeUnit.MILLISECONDS.sleep(200);
            }
            for (long session : waiting) {
                statement.execute(mysql ? "KILL " + session : "SELECT pg_terminate_backend(" + session + ")");
            }
        }
    }

    private Connection holdWhatMigrateNeeds() throws SQLException {
        if (mysql) {
            commands.run("migrate");
            commands.execute("DELETE FROM flyway_schema_history WHERE installed_rank >= (SELECT first FROM"
                    + " (SELECT installed_rank AS first FROM flyway_schema_history"
                    + " WHERE description = 'set schema level 1') AS found)");
        }
        Connection holder = database.connect();
        holder.setAutoCommit(false);
        try (Statement statement = holder.createStatement()) {
            statement.execute(
                    mysql ? "SELECT * FROM bucketeer_schema FOR UPDATE" : "CREATE DOMAIN required_text AS text");
        }
        return holder;
    }

    @Test
    void aLockThatOthersHold_endsWith5() throws SQLException {
        try (Connection holder = holdWhatMigrateNeeds()) {
            Run run = commands.run("migrate", "--lock-timeout", "1", "--lock-retries", "1");

            assertThat(run.err().lines())
                    .singleElement()
                    .asString()
                    .startsWith("LOCK_TIMEOUT: Migration ")
                    .contains("2 times")
                    .contains("Run migrate again");
            assertThat(run.code()).isEqualTo(5);
            holder.rollback();
        }
        assertThat(commands.run("migrate").code()).isZero();
    }
}
