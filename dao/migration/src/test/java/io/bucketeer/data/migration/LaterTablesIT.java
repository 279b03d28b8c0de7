package io.bucketeer.data.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.bucketeer.data.migration.MigrationException.Reason;
import io.bucketeer.data.testkit.Relay;
import io.bucketeer.data.testkit.Relay.Message;
import io.bucketeer.data.testkit.TestDatabase;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tables that Bucketeer's own migrations make once the database was taken over are converted when somebody asks for it. */
class LaterTablesIT {

    private static final String CONVERTED = "convert organization_id of team";
    private static final List<String> NOTICES = List.of(
            "push: column environment_id holds our ids in the collation utf8mb4_general_ci, so joins with our tables find"
                    + " no index. Convert it in a window: migrate --convert-others.",
            "push_delivery: column environment_id holds our ids in the collation utf8mb4_general_ci, so joins with our"
                    + " tables find no index. Convert it in a window: migrate --convert-others.");

    private TestDatabase database;
    private Connection connection;
    private DocumentedUser migrator;
    private SchemaMigration migration;

    @BeforeEach
    void adoptAndMakeTables() throws SQLException, IOException {
        database = BucketeerDatabase.create();
        connection = database.connect();
        migrator = DocumentedUser.create(database);
        migration = Migrations.of(migrator.inDatabase());
        migration.adopt();
        migration.migrate();
        Sql.execute(connection, """
                CREATE TABLE push (
                    id varchar(255) NOT NULL,
                    environment_id varchar(255) NOT NULL,
                    PRIMARY KEY (id, environment_id)
                ) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_general_ci""");
        Sql.execute(connection, """
                CREATE TABLE push_delivery (
                    id varchar(255) NOT NULL,
                    push_id varchar(255) NOT NULL,
                    environment_id varchar(255) NOT NULL,
                    PRIMARY KEY (id),
                    CONSTRAINT delivery_of_push FOREIGN KEY (push_id, environment_id) REFERENCES push (id, environment_id)
                ) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_general_ci""");
        Sql.execute(connection, """
                CREATE TABLE flag_link (
                    id varchar(255) NOT NULL,
                    feature_id varchar(255) COLLATE utf8mb4_0900_bin NOT NULL,
                    environment_id varchar(255) COLLATE utf8mb4_0900_bin NOT NULL,
                    PRIMARY KEY (id),
                    CONSTRAINT link_of_feature FOREIGN KEY (feature_id, environment_id)
                        REFERENCES feature (id, environment_id) ON DELETE CASCADE
                ) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_general_ci""");
        Sql.execute(connection, "INSERT INTO push VALUES ('Winter', 'env-staging')");
        Sql.execute(connection, "INSERT INTO push_delivery VALUES ('d', 'Winter', 'env-staging')");
        Sql.execute(connection, "INSERT INTO flag_link VALUES ('l', 'checkout-redesign', 'env-staging')");
    }

    @AfterEach
    void dropDatabase() throws SQLException {
        migrator.close();
        connection.close();
        database.close();
    }

    @Test
    void migrate_leavesThemAlone_andPlanAndValidateTellOfThem() throws SQLException {
        SchemaFingerprint before = fingerprint();

        MigrationOutcome outcome = migration.migrate();

        assertThat(outcome.versions()).isEmpty();
        assertThat(outcome.convertedTables()).isZero();
        assertThat(fingerprint().differencesFrom(before)).isEmpty();
        assertThat(migration.plan().migrations()).isEmpty();
        assertThat(migration.plan().notices())
                .extracting(AdoptionFinding::toString)
                .isEqualTo(NOTICES);
        assertThat(migration.validate()).extracting(AdoptionFinding::toString).isEqualTo(NOTICES);
    }

    @Test
    void migrateThatIsAskedTo_convertsThemWithTheirKeys_andCountsThem() throws SQLException {
        SchemaFingerprint before = fingerprint();
        List<String> rows = rows();

        assertThat(migration.convertingOthers().plan().migrations())
                .extracting(planned -> planned.step().description())
                .containsExactly(
                        "drop foreign key delivery_of_push of push_delivery",
                        "convert environment_id, id of push",
                        "convert environment_id, push_id of push_delivery",
                        "add foreign key delivery_of_push of push_delivery");
        MigrationOutcome outcome = migration.convertingOthers().migrate();

        assertThat(outcome.versions()).isEmpty();
        assertThat(outcome.convertedTables()).isEqualTo(2);
        assertThat(fingerprint().differencesFrom(before))
                .containsExactly(
                        "~ push column environment_id: " + conversion(),
                        "~ push column id: " + conversion(),
                        "~ push_delivery column environment_id: " + conversion(),
                        "~ push_delivery column push_id: " + conversion());
        assertThat(rows()).isEqualTo(rows);
        assertThat(migration.validate()).isEmpty();
        assertThat(migration.plan().notices()).isEmpty();
        assertThat(migration.convertingOthers().plan().migrations()).isEmpty();
        assertThat(migration.convertingOthers().migrate().convertedTables()).isZero();
    }

    private static String conversion() {
        return "varchar(255) collate utf8mb4_general_ci not null -> varchar(255) collate utf8mb4_0900_bin not null";
    }

    @Test
    void whereverSuchARunIsCut_migrateStillLeavesThemAlone_andTheNextOneThatIsAskedToEndsIt() throws SQLException {
        SchemaFingerprint before = fingerprint();
        int missing = 0;
        for (PlannedMigration planned : migration.convertingOthers().plan().migrations()) {
            cut(planned.step().description(), missing % 2 == 0 ? Message.REQUEST : Message.CONNECTION);
            SchemaFingerprint left = fingerprint();
            migration.migrate();
            assertThat(fingerprint().differencesFrom(left)).isEmpty();
            if (left.facts().stream().noneMatch(LaterTablesIT::isDroppedKey)) {
                missing++;
                assertThatThrownBy(migration::validate)
                        .hasMessage(
                                "A conversion of tables beside ours has not ended, and foreign keys that it dropped are"
                                        + " missing: delivery_of_push of push_delivery. Run migrate --convert-others.");
                assertThat(migration.plan().notices())
                        .extracting(AdoptionFinding::toString)
                        .contains("push_delivery: foreign key delivery_of_push was dropped by a conversion that has not"
                                + " ended. Run migrate --convert-others.");
            }
        }
        assertThat(missing).isPositive();

        migration.convertingOthers().migrate();

        assertThat(migration.validate()).isEmpty();
        assertThat(fingerprint().only(fact -> !fact.kind().equals("column")))
                .isEqualTo(before.only(fact -> !fact.kind().equals("column")));
        assertThat(fingerprint().facts().toString())
                .doesNotContain("push column id: varchar(255) collate utf8mb4_general");
    }

    /** Its index, which has the same name, stays. */
    private static boolean isDroppedKey(SchemaFact fact) {
        return fact.kind().equals("foreign key") && fact.name().equals("delivery_of_push");
    }

    private void cut(String description, Message loss) {
        try (Relay line = new Relay(database.host(), database.port())) {
            assertThatThrownBy(() -> Migrations.of(migrator.inDatabase().over(line))
                            .convertingOthers()
                            .migrate(new MigrationListener() {
                                @Override
                                public void begins(MigrationStep step) {
                                    if (step.description().equals(description)) {
                                        line.lose(loss, 2);
                                    }
                                }
                            }))
                    .isInstanceOfSatisfying(
                            MigrationException.class,
                            e -> assertThat(e.reason()).isEqualTo(Reason.DATABASE_REFUSED))
                    .hasMessageContaining("Run migrate --convert-others again");
        }
    }

    @Test
    void whatCannotBeConverted_isRefusedByName_andNothingIsChanged() throws SQLException {
        Sql.execute(connection, "ALTER TABLE push ADD feature_id varchar(9) AS ('a') STORED");
        Sql.execute(connection, "UPDATE push_delivery SET push_id = 'winter'");
        SchemaFingerprint before = fingerprint();

        for (Runnable call : List.<Runnable>of(
                () -> migration.convertingOthers().plan(),
                () -> migration.convertingOthers().migrate())) {
            assertThatThrownBy(call::run)
                    .isInstanceOfSatisfying(
                            MigrationException.class,
                            e -> assertThat(e.reason()).isEqualTo(Reason.NOT_ADOPTABLE))
                    .hasMessage("Tables beside ours cannot be converted as they are, and nothing was changed:\n"
                            + "- push: column feature_id holds our ids and is stored generated, so it cannot be converted"
                            + " with ours. Make it a plain column of utf8mb4, or remove it.\n"
                            + "- push_delivery: 1 row that foreign key delivery_of_push will refuse, since push has no such"
                            + " row. Correct or remove them: SELECT `push_id`, `environment_id` FROM `push_delivery` AS r"
                            + " WHERE r.`push_id` IS NOT NULL AND r.`environment_id` IS NOT NULL AND NOT EXISTS (SELECT 1"
                            + " FROM `push` AS p WHERE p.`id` = CONVERT(r.`push_id` USING utf8mb4) COLLATE"
                            + " utf8mb4_general_ci AND p.`id` = CONVERT(r.`push_id` USING utf8mb4) COLLATE"
                            + " utf8mb4_0900_bin AND p.`environment_id` = CONVERT(r.`environment_id` USING utf8mb4)"
                            + " COLLATE utf8mb4_general_ci AND p.`environment_id` = CONVERT(r.`environment_id` USING"
                            + " utf8mb4) COLLATE utf8mb4_0900_bin);\n"
                            + "Mend all of these, then run migrate --convert-others again.");
        }
        assertThat(fingerprint().differencesFrom(before)).isEmpty();
        assertThat(migration.migrate().convertedTables()).isZero();
    }

    /** As long as the end is not noted, the run belongs to the adoption's own window. */
    @Test
    void aRunOfTheAdoptionThatIsCutBeforeItNotesTheEnd_isTakenUpByTheNextOne() throws SQLException {
        Sql.execute(connection, "DELETE FROM bucketeer_adoption");
        int cuts = 0;
        for (int request = 1; !isEndNoted(); request++) {
            Sql.execute(
                    connection,
                    "ALTER TABLE team MODIFY organization_id varchar(255) COLLATE utf8mb4_general_ci NOT NULL");
            cutAfterConversion(request);
            if (!isEndNoted()) {
                cuts++;
                assertThatThrownBy(migration::validate).hasMessageEndingWith("Run migrate.");
            }
        }
        assertThat(cuts).isGreaterThan(2);
        assertThat(migration.validate()).isEmpty();
        assertThat(migration.plan().migrations()).isEmpty();
    }

    private boolean isEndNoted() throws SQLException {
        return !Sql.rows(connection, "SELECT * FROM bucketeer_adoption WHERE table_name = ''")
                .isEmpty();
    }

    /** @param request which request after the last conversion is lost */
    private void cutAfterConversion(int request) {
        try (Relay line = new Relay(database.host(), database.port())) {
            Throwable failure =
                    catchThrowable(() -> Migrations.of(migrator.inDatabase().over(line))
                            .migrate(new MigrationListener() {
                                @Override
                                public void ends(MigrationStep step, Duration duration) {
                                    if (step.description().equals(CONVERTED)) {
                                        line.lose(Message.REQUEST, request);
                                    }
                                }
                            }));
            assertThat(failure).isInstanceOf(MigrationException.class);
        }
    }

    private SchemaFingerprint fingerprint() {
        return SchemaFingerprint.of("mysql", connection);
    }

    private List<String> rows() throws SQLException {
        return BucketeerDatabase.rows(connection, List.of("push", "push_delivery", "flag_link", "feature", "team"));
    }
}
