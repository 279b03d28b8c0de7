package io.bucketeer.data.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketeer.data.migration.AdoptionFinding.Kind;
import io.bucketeer.data.migration.MigrationException.Reason;
import io.bucketeer.data.migration.MigrationStep.State;
import io.bucketeer.data.testkit.Relay;
import io.bucketeer.data.testkit.Relay.Message;
import io.bucketeer.data.testkit.TestDatabase;
import io.bucketeer.data.testkit.TestServers;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A database that Bucketeer's own migrations made is taken over and converted, with all that hangs on it. */
class AdoptionIT {

    private static final List<String> OURS = List.of(
            "organization",
            "project",
            "environment_v2",
            "tag",
            "feature",
            "segment",
            "segment_user",
            "feature_last_used_info");
    private static final List<String> OTHERS = List.of(
            "account_v2",
            "team",
            "auto_ops_rule",
            "ops_progressive_rollout",
            "experiment",
            "code_reference",
            "scheduled_feature_change",
            "notification",
            "notification_localization",
            "notification_read",
            "audit_log",
            "mau_summary",
            "evaluation_event",
            "schema_migrations",
            "atlas_schema_revisions");
    private static final Set<String> LEFT_ALONE = Set.of(
            "notification",
            "notification_localization",
            "notification_read",
            "audit_log",
            "evaluation_event",
            "schema_migrations",
            "atlas_schema_revisions");

    private TestDatabase database;
    private Connection connection;
    private DocumentedUser migrator;
    private SchemaMigration migration;

    @BeforeEach
    void createDatabase() throws SQLException, IOException {
        database = BucketeerDatabase.create();
        connection = database.connect();
        migrator = DocumentedUser.create(database);
        migration = Migrations.of(migrator.inDatabase());
    }

    @AfterEach
    void dropDatabase() throws SQLException {
        migrator.close();
        connection.close();
        database.close();
    }

    @Test
    void itIsRecognized_andNothingButTheHistoryIsThere() throws SQLException {
        SchemaFingerprint before = fingerprint();
        List<String> rows = rows();

        Adoption adoption = migration.adopt();

        assertThat(adoption.version()).isEqualTo("1.9");
        assertThat(ofThisDatabase(adoption.notices()))
                .extracting(AdoptionFinding::kind, AdoptionFinding::table, AdoptionFinding::problem)
                .containsExactly(
                        Tuple.tuple(
                                Kind.NOTICE,
                                "api_key",
                                "2 rows share their secret with another one; of such keys only the first will be found"
                                        + " by it."),
                        Tuple.tuple(Kind.NOTICE, "api_key", "1 row without last_used_at, which becomes 0."));
        assertThat(fingerprint().differencesFrom(before)).isEmpty();
        assertThat(rows()).isEqualTo(rows);
        assertThat(migration.info())
                .filteredOn(step -> step.state() == State.BASELINE)
                .extracting(MigrationStep::version)
                .containsOnly("1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "1.7", "1.8", "1.9");
        assertThat(migration.info())
                .filteredOn(step -> step.state() == State.PENDING)
                .extracting(MigrationStep::version)
                .first()
                .isEqualTo("2.1");
        assertThatThrownBy(() -> migration.adopt()).hasMessageContaining("has a history of migrations already");
    }

    @Test
    void afterMigrate_ourTablesAreThoseOfAFreshDatabase_andOthersAreConvertedWithTheirKeys() throws SQLException {
        SchemaFingerprint before = fingerprint();
        List<String> rows = rows();
        List<String> versions =
                migration.info().stream().map(MigrationStep::version).toList();
        migration.adopt();

        MigrationOutcome outcome = migration.migrate();

        assertThat(outcome.versions()).isEqualTo(versions.subList(versions.indexOf("2.1"), versions.size()));
        assertThat(outcome.convertedTables()).isEqualTo(8);
        assertLikeFresh();
        assertThat(rows()).isEqualTo(rows);
        assertThat(others(fingerprint(), "foreign key").differencesFrom(others(before, "foreign key")))
                .isEmpty();
        assertThat(others(fingerprint(), "column").differencesFrom(others(before, "column")))
                .containsExactly(
                        "~ account_v2 column organization_id: " + converted("utf8mb4_general_ci"),
                        "~ auto_ops_rule column environment_id: " + converted("utf8mb4_general_ci"),
                        "~ auto_ops_rule column feature_id: " + converted("utf8mb4_general_ci"),
                        "~ code_reference column environment_id: " + converted("utf8mb4_general_ci"),
                        "~ code_reference column feature_id: " + converted("utf8mb4_general_ci"),
                        "~ experiment column environment_id: " + converted("utf8mb4_general_ci"),
                        "~ experiment column feature_id: " + converted("utf8mb4_general_ci"),
                        "~ mau_summary column environment_id: varchar(255) collate utf8mb4_bin default ''"
                                + " -> varchar(255) collate utf8mb4_0900_bin default ''",
                        "~ ops_progressive_rollout column environment_id: " + converted("utf8mb4_general_ci"),
                        "~ ops_progressive_rollout column feature_id: " + converted("utf8mb4_general_ci"),
                        "~ scheduled_feature_change column environment_id: " + converted("utf8mb4_general_ci"),
                        "~ scheduled_feature_change column feature_id: " + converted("utf8mb4_general_ci"),
                        "~ team column organization_id: " + converted("utf8mb4_general_ci"));
        assertThat(others(fingerprint(), "comment").differencesFrom(others(before, "comment")))
                .isEmpty();
        assertThat(fingerprint()
                        .only(fact -> LEFT_ALONE.contains(fact.owner()))
                        .differencesFrom(before.only(fact -> LEFT_ALONE.contains(fact.owner()))))
                .isEmpty();
        assertThat(Sql.rows(connection, "SELECT id, last_used_at FROM api_key ORDER BY id"))
                .containsExactly("key-1|1700000009", "key-2|0", "key-3|0");
        assertThat(migration.validate()).isEmpty();
        assertThat(migration.migrate()).isEqualTo(new MigrationOutcome(outcome.schemaVersion(), List.of(), 0));
    }

    /** Once its key is dropped, nothing but the note of the key says that the column has to be converted. */
    @Test
    void columnThatOnlyAForeignKeyTiesToUs_isConvertedWithIt() throws SQLException {
        Sql.execute(connection, """
                CREATE TABLE flag_owner (
                    flag varchar(255) NOT NULL,
                    place varchar(255) NOT NULL,
                    owner varchar(255) NOT NULL,
                    CONSTRAINT owner_of_feature FOREIGN KEY (flag, place) REFERENCES feature (id, environment_id)
                ) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_general_ci""");
        SchemaFingerprint before = fingerprint();
        migration.adopt();

        migration.migrate();

        assertThat(fingerprint()
                        .only(fact -> fact.owner().equals("flag_owner"))
                        .differencesFrom(before.only(fact -> fact.owner().equals("flag_owner"))))
                .containsExactly(
                        "~ flag_owner column flag: " + converted("utf8mb4_general_ci"),
                        "~ flag_owner column place: " + converted("utf8mb4_general_ci"));
    }

    private static String converted(String collation) {
        return "varchar(255) collate " + collation + " not null -> varchar(255) collate utf8mb4_0900_bin not null";
    }

    @Test
    void aPlanSaysWhatMigrateWillDo_beforeAndAfterTheBaseline() throws SQLException {
        MigrationPlan first = migration.plan();
        assertThat(first.baselineFirst()).isTrue();
        assertThat(ofThisDatabase(first.notices())).hasSize(2);
        migration.adopt();

        MigrationPlan plan = migration.plan();

        assertThat(plan.baselineFirst()).isFalse();
        assertThat(plan.migrations()).isEqualTo(first.migrations());
        List<String> begun = new ArrayList<>();
        migration.migrate(new MigrationListener() {
            @Override
            public void begins(MigrationStep step) {
                begun.add(step.version() + " " + step.description());
            }
        });
        assertThat(plan.migrations())
                .extracting(planned ->
                        planned.step().version() + " " + planned.step().description())
                .isEqualTo(begun)
                .startsWith(
                        "adoption drop foreign key account_v2_foreign_organization_id of account_v2",
                        "adoption drop foreign key foreign_code_references_feature of code_reference",
                        "adoption drop foreign key fk_scheduled_feature_change_feature of scheduled_feature_change",
                        "2.1 drop environment v2 foreign key")
                .endsWith(
                        "adoption convert organization_id of team",
                        "adoption add foreign key account_v2_foreign_organization_id of account_v2",
                        "adoption add foreign key foreign_code_references_feature of code_reference",
                        "adoption add foreign key fk_scheduled_feature_change_feature of scheduled_feature_change");
        assertThat(plan.migrations())
                .filteredOn(planned -> planned.step().version().equals("2.6")
                        || planned.step().description().startsWith("convert feature_id, environment_id of code"))
                .hasSize(2)
                .allSatisfy(planned -> {
                    assertThat(planned.bytes()).isPositive();
                    assertThat(planned.locks())
                            .isEqualTo("copies the table; reads go on, writes are blocked while it runs");
                })
                .extracting(PlannedMigration::table)
                .containsExactly("feature", "code_reference");
        assertThat(migration.plan().migrations()).isEmpty();
    }

    /** As in a database whose history was lost and is given again by the operator's word. */
    @Test
    void foreignKeyThatStopsAMigration_isNamedWithWhatConvertsIt() throws SQLException {
        SchemaFingerprint before = fingerprint();
        migration.baseline("1.9");

        assertThatThrownBy(migration::migrate)
                .isInstanceOfSatisfying(
                        MigrationException.class, e -> assertThat(e.reason()).isEqualTo(Reason.MIGRATION_FAILED))
                .hasMessage(
                        "Migration 2.2 failed in V2.2__harden_organization.sql: Referencing column 'organization_id'"
                                + " and referenced column 'id' in foreign key constraint 'account_v2_foreign_organization_id' are"
                                + " incompatible. (SQL state HY000, code 3780). Run repair, then, in a window, migrate"
                                + " --convert-others: it drops such foreign keys of tables beside ours, converts what they tie to"
                                + " us, and adds them again. One from another database has to be dropped by hand.");

        assertThatThrownBy(migration.convertingOthers()::migrate).hasMessageContaining("run repair");
        assertThat(others(fingerprint(), "foreign key").differencesFrom(others(before, "foreign key")))
                .isEmpty();
        migration.repair();
        assertThat(migration.convertingOthers().migrate().convertedTables()).isEqualTo(8);
        assertLikeFresh();
        assertThat(others(fingerprint(), "foreign key").differencesFrom(others(before, "foreign key")))
                .isEmpty();
        assertThat(migration.validate()).isEmpty();
    }

    @Test
    void aSchemaThatIsNotKnown_isRefusedWithEveryDifference_andStaysAsItIs() throws SQLException {
        Sql.execute(connection, "ALTER TABLE feature MODIFY ttl bigint NOT NULL, ADD color varchar(9) NOT NULL");
        Sql.execute(connection, "ALTER TABLE segment DROP COLUMN status, ADD note text, ADD KEY idx_note (note(9))");
        Sql.execute(connection, "ALTER TABLE tag ADD UNIQUE KEY one_name (name, id)");
        Sql.execute(connection, "DROP TABLE segment_user");
        Sql.execute(connection, "ALTER TABLE project ADD CONSTRAINT has_name CHECK (name <> '')");
        Sql.execute(
                connection,
                "ALTER TABLE project ADD CONSTRAINT of_organization FOREIGN KEY (organization_id) REFERENCES"
                        + " organization (id)");
        Sql.execute(connection, "CREATE TRIGGER api_key_log BEFORE UPDATE ON api_key FOR EACH ROW SET NEW.role = 1");
        SchemaFingerprint before = fingerprint();

        MigrationException refusal = refusal();

        assertThat(refusal.findings())
                .extracting(finding -> finding.kind() + " " + finding.table() + ": " + finding.problem())
                .containsExactly(
                        "SCHEMA api_key: trigger api_key_log is not expected; found: before update SET NEW.role = 1.",
                        "SCHEMA feature: column color is not expected; found: varchar(9) collate utf8mb4_general_ci"
                                + " not null.",
                        "SCHEMA feature: column ttl: expected: int not null; found: bigint not null.",
                        "SCHEMA project: check has_name is not expected; found: (`name` <> '').",
                        "SCHEMA project: foreign key of_organization is not expected; found: organization_id references"
                                + " organization.id on update no action on delete no action.",
                        "SCHEMA segment: column status is missing; expected: int not null.",
                        "SCHEMA segment_user: the table is missing.",
                        "SCHEMA tag: unique index one_name is not expected; found: name, id.");
        refusal.findings().forEach(finding -> assertThat(refusal).hasMessageContaining("\n- " + finding));
        assertThat(fingerprint()).isEqualTo(before);
        assertThat(tables()).doesNotContain("flyway_schema_history");
    }

    /** The catalog would show no trigger, as if there were none. */
    @Test
    void aUserWhoMaySeeNoTriggers_isRefusedWithTheRightThatIsMissing() throws SQLException {
        migrator.lose("TRIGGER");

        for (Runnable call : List.<Runnable>of(migration::plan, migration::adopt)) {
            assertThatThrownBy(call::run)
                    .isInstanceOfSatisfying(
                            MigrationException.class,
                            e -> assertThat(e.reason()).isEqualTo(Reason.DATABASE_REFUSED))
                    .hasMessage("The user who migrates has no right TRIGGER on all tables of this database, so what it"
                            + " must not hold could not be seen, and nothing was changed. As an administrator: GRANT"
                            + " TRIGGER ON `" + database.name() + "`.* TO that user.");
        }
        assertThat(tables()).doesNotContain("flyway_schema_history");
    }

    @Test
    void rowsThatTheConversionWouldBreak_areCountedWithAQuery_andNothingIsChanged() throws SQLException {
        Sql.execute(connection, "UPDATE feature SET enabled = 7 WHERE id = 'no-lists'");
        Sql.execute(
                connection,
                "UPDATE feature SET rules = '[{\"clauses\":[{\"operator\":\"EQUALS\"}]}]' WHERE id = 'gone'");
        Sql.execute(connection, "UPDATE feature SET tags = JSON_ARRAY(REPEAT('x', 256)) WHERE id = 'new-writer'");
        Sql.update(connection, "UPDATE feature SET tags = ? WHERE version = 7", tags(4_001));
        Sql.execute(connection, "UPDATE feature SET default_strategy = 'null' WHERE id = 'old-writer'");
        Sql.execute(connection, "UPDATE segment SET environment_id = 'ENV-Staging' WHERE id = 'fresh'");
        Sql.execute(connection, "UPDATE segment_user SET segment_id = 'Premium-JP' WHERE user_id = 'bob'");
        Sql.execute(connection, "UPDATE auto_ops_rule SET feature_id = 'checkout-redesign '");
        Sql.execute(connection, "UPDATE code_reference SET feature_id = 'CHECKOUT-redesign'");
        Sql.execute(connection, "SET foreign_key_checks = 0");
        Sql.execute(connection, "UPDATE environment_v2 SET project_id = 'nowhere' WHERE id = ''");
        SchemaFingerprint before = fingerprint();

        MigrationException refusal = refusal();

        assertThat(refusal.findings())
                .extracting(finding -> finding.table() + ": " + finding.problem())
                .containsExactly(
                        "auto_ops_rule: 1 row whose feature_id is spelled unlike the id in feature and will no longer"
                                + " find it.",
                        "code_reference: 1 row whose feature_id is spelled unlike the id in feature and will no longer"
                                + " find it.",
                        "code_reference: 1 row that foreign key foreign_code_references_feature will refuse, since"
                                + " feature has no such row.",
                        "environment_v2: 1 row that foreign key environment_v2_foreign_project_id will refuse, since"
                                + " project has no such row.",
                        "feature: 1 row that check feature_enabled_boolean will refuse.",
                        "feature: 1 row that check feature_rules_json will refuse.",
                        "feature: 2 rows whose tags index idx_feature_tags cannot hold, since one is longer than 255"
                                + " characters or all are longer than 4,000 bytes.",
                        "feature: 1 row without a default strategy, which neither this library nor Bucketeer can use.",
                        "segment: 1 row whose environment_id is spelled unlike the id in environment_v2 and will no"
                                + " longer find it.",
                        "segment_user: 1 row whose segment_id is spelled unlike the id in segment and will no longer"
                                + " find it.");
        for (AdoptionFinding finding : refusal.findings()) {
            assertThat(finding.kind()).isEqualTo(Kind.ROWS);
            assertThat(Sql.rows(
                            connection,
                            finding.remedy().substring(finding.remedy().indexOf("SELECT "))))
                    .as(finding.table())
                    .hasSize(Integer.parseInt(finding.problem().split(" ", 2)[0]));
        }
        assertThat(refusal.getMessage()).doesNotContain("nowhere", "ENV-Staging", "CHECKOUT", "EQUALS");
        assertThat(fingerprint()).isEqualTo(before);
        assertThat(tables()).doesNotContain("flyway_schema_history");
    }

    @Test
    void rowsThatAreReadButNotSavedByThisLibrary_areTold() throws SQLException {
        widenRows();

        assertThat(migration.adopt().notices())
                .extracting(finding -> finding.table() + ": " + finding.problem())
                .contains(
                        "feature: 1 row with more than 500 tags or 2,048 bytes of them, which this library reads and does"
                                + " not save.",
                        "feature: 1 row with more than 2,600 bytes in environment_id, name, id, which this library reads"
                                + " and does not save.");
    }

    private void widenRows() throws SQLException {
        Sql.execute(
                connection,
                "UPDATE feature SET name = REPEAT('🍣', 511), id = REPEAT('🍣', 140) WHERE id = 'no-lists'");
        Sql.update(connection, "UPDATE feature SET tags = ? WHERE id = 'new-writer'", tags(4_000));
    }

    /** Tags of so many bytes together, of 255 each but for the last. */
    private static String tags(int bytes) {
        List<String> tags = new ArrayList<>();
        for (int left = bytes; left > 0; left -= 255) {
            String number = String.valueOf(100 + tags.size());
            tags.add("\"" + number + "x".repeat(Math.min(left, 255) - number.length()) + "\"");
        }
        return tags.toString();
    }

    @Test
    void rowsThatWentBadAfterTheBaseline_areRefusedByMigrateBeforeAnyChange() throws SQLException {
        migration.adopt();
        Sql.execute(connection, "UPDATE feature SET archived = 3 WHERE id = 'gone'");
        SchemaFingerprint before = fingerprint();

        assertThatThrownBy(migration::migrate)
                .isInstanceOfSatisfying(
                        MigrationException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NOT_ADOPTABLE));

        assertThat(fingerprint()).isEqualTo(before);
        Sql.execute(connection, "UPDATE feature SET archived = 1 WHERE id = 'gone'");
        assertThat(migration.plan().migrations()).hasSizeGreaterThan(40);
    }

    @Test
    void otherTablesThatCannotBeConvertedWithOurs_areRefusedByName() throws SQLException {
        Sql.execute(connection, "ALTER TABLE team MODIFY organization_id varchar(255) CHARACTER SET latin1 NOT NULL");
        Sql.execute(connection, "ALTER TABLE mau_summary ADD feature_id varchar(9) AS ('a') STORED");

        assertThat(refusal().findings())
                .extracting(AdoptionIT::brief)
                .containsExactly(
                        "OTHER_TABLE mau_summary column feature_id holds our ids and is stored generated",
                        "OTHER_TABLE team column organization_id holds our ids and is kept in the character set latin1");
    }

    /**
     * The user has no right in that other database. MySQL 8.0 shows the key all the same; newer servers do to who has the
     * right PROCESS, and without it the user is told that there may be one.
     */
    @Test
    void foreignKeyFromAnotherDatabase_isRefusedByName_orItIsToldThatItCouldNotBeSeen() throws SQLException {
        try (TestDatabase elsewhere = TestServers.mysql().createDatabase("elsewhere");
                Connection other = elsewhere.connect()) {
            Sql.execute(
                    other,
                    "CREATE TABLE report (organization varchar(255) COLLATE utf8mb4_general_ci, CONSTRAINT of_org"
                            + " FOREIGN KEY (organization) REFERENCES " + database.name() + ".organization (id))");
            String refused = "OTHER_TABLE " + elsewhere.name()
                    + ".report foreign key of_org refers to organization from another database";

            if (Sql.value(connection, "SELECT VERSION()").startsWith("8.0.")) {
                assertThat(refusal().findings()).extracting(AdoptionIT::brief).containsExactly(refused);
            } else {
                assertThat(migration.plan().notices())
                        .extracting(AdoptionIT::brief)
                        .contains("NOTICE other databases this server shows all their foreign keys to a user with the"
                                + " right PROCESS only; one that refers to this database would stop its conversion.");
                Sql.execute(connection, "GRANT SELECT ON " + elsewhere.name() + ".* TO " + migrator.name());
                assertThat(refusal().findings()).extracting(AdoptionIT::brief).containsExactly(refused);
                Sql.execute(connection, "REVOKE SELECT ON " + elsewhere.name() + ".* FROM " + migrator.name());
            }
            Sql.execute(connection, "GRANT PROCESS ON *.* TO " + migrator.name());
            assertThat(refusal().findings()).extracting(AdoptionIT::brief).containsExactly(refused);
        }
    }

    private static String brief(AdoptionFinding finding) {
        return finding.kind() + " " + finding.table() + " " + finding.problem().split(",")[0];
    }

    /** An open service would refuse it, and after the conversion there is no way back. */
    @Test
    void columnOfOursThatNoServiceOpens_isRefused_andOneOfAnotherTableIsNot() throws SQLException {
        Sql.execute(connection, "ALTER TABLE team ADD note varchar(9) CHARACTER SET latin1");
        Sql.execute(connection, "ALTER TABLE feature ADD note varchar(9) CHARACTER SET ascii");

        assertThat(refusal().findings())
                .extracting(AdoptionIT::brief)
                .containsExactly("SCHEMA feature column note is kept in the character set ascii");

        Sql.execute(connection, "ALTER TABLE feature DROP note");
        migration.adopt();
        assertThat(migration.plan().baselineFirst()).isFalse();
    }

    @Test
    void whereverARunIsCut_theNextOneEndsWithTheSameSchema() throws SQLException {
        widenRows();
        SchemaFingerprint before = fingerprint();
        migration.adopt();
        int cuts = 0;
        for (PlannedMigration planned : migration.plan().migrations()) {
            MigrationStep step = planned.step();
            if (step.version().equals(TableChange.VERSION) || step.description().startsWith("harden")) {
                cut(step.description(), cuts % 2 == 0 ? Message.REQUEST : Message.CONNECTION);
                cuts++;
            }
        }
        assertThat(cuts).isGreaterThan(20);
        assertThatThrownBy(migration::validate)
                .hasMessage(
                        "Tables beside ours are not converted yet, or miss a foreign key that the conversion dropped."
                                + " Run migrate.");

        migration.migrate();

        migration.validate();
        assertLikeFresh();
        assertThat(others(fingerprint(), "foreign key").differencesFrom(others(before, "foreign key")))
                .isEmpty();
        assertThat(Sql.rows(connection, "SELECT * FROM bucketeer_adoption"))
                .containsExactly("||The conversion of the adoption has ended.");
    }

    /** Cuts a run at the request that changes the table: the first sets limits of the session. */
    private void cut(String description, Message loss) {
        try (Relay line = new Relay(database.host(), database.port())) {
            assertThatThrownBy(() -> Migrations.of(migrator.inDatabase().over(line))
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
                            e -> assertThat(e.reason()).isEqualTo(Reason.DATABASE_REFUSED));
        }
    }

    @Test
    void aLockThatOthersHold_isGivenUpInTime_andWhatWasDoneStays() throws SQLException {
        migration.adopt();
        try (Connection holder = database.connect()) {
            holder.setAutoCommit(false);
            Sql.rows(holder, "SELECT * FROM code_reference");

            assertThatThrownBy(() -> migration
                            .with(new MigrationLimits(Duration.ofSeconds(1), 1, Duration.ofMinutes(1)))
                            .migrate())
                    .isInstanceOfSatisfying(
                            MigrationException.class,
                            e -> assertThat(e.reason()).isEqualTo(Reason.LOCK_TIMEOUT))
                    .hasMessageStartingWith("To drop foreign key foreign_code_references_feature of code_reference"
                            + " waited too long for a lock that another session holds, 2 times");
            holder.rollback();
        }
        assertThat(migration.plan().migrations().getFirst().step().description())
                .isEqualTo("drop foreign key foreign_code_references_feature of code_reference");
        assertThat(Sql.rows(connection, "SELECT constraint_name FROM bucketeer_adoption ORDER BY 1"))
                .containsExactly("account_v2_foreign_organization_id", "foreign_code_references_feature");
    }

    /** But for what is tolerated: tables that are not ours. */
    private void assertLikeFresh() throws SQLException {
        try (TestDatabase fresh = TestServers.mysql().createDatabase("fresh");
                Connection inFresh = fresh.connect()) {
            Migrations.of(fresh).migrate();
            SchemaFingerprint expected = SchemaFingerprint.of("mysql", inFresh);
            Set<String> ours = expected.facts().stream().map(SchemaFact::owner).collect(Collectors.toSet());
            assertThat(ours).containsAll(OURS).contains("api_key", "bucketeer_schema");
            assertThat(fingerprint().only(fact -> ours.contains(fact.owner())).differencesFrom(expected))
                    .isEmpty();
        }
    }

    private MigrationException refusal() {
        for (Runnable call : List.<Runnable>of(migration::plan, migration::adopt)) {
            assertThatThrownBy(call::run)
                    .isInstanceOfSatisfying(
                            MigrationException.class,
                            e -> assertThat(e.reason()).isEqualTo(Reason.NOT_ADOPTABLE));
        }
        try {
            migration.adopt();
            throw new AssertionError("It was not refused");
        } catch (MigrationException e) {
            return e;
        }
    }

    /** Without what newer servers do not show to this user, which a test of its own is about. */
    private static List<AdoptionFinding> ofThisDatabase(List<AdoptionFinding> notices) {
        return notices.stream()
                .filter(notice -> !notice.table().equals("other databases"))
                .toList();
    }

    private SchemaFingerprint fingerprint() {
        return SchemaFingerprint.of("mysql", connection);
    }

    private static SchemaFingerprint others(SchemaFingerprint fingerprint, String kind) {
        return fingerprint.only(
                fact -> OTHERS.contains(fact.owner()) && fact.kind().equals(kind));
    }

    private List<String> rows() throws SQLException {
        List<String> tables = new ArrayList<>(OURS);
        tables.addAll(OTHERS);
        return BucketeerDatabase.rows(connection, tables);
    }

    private List<String> tables() throws SQLException {
        return Sql.rows(connection, "SHOW TABLES");
    }
}
