package io.bucketeer.data.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may differ from the form of Bucketeer's tables, and what may not. */
class RecognitionTest {

    private static final UpstreamForm FORM = UpstreamForm.read("mysql", "1.9");
    private static final List<MigrationText> LATER = List.of(
            new MigrationText("ALTER TABLE api_key ADD COLUMN secret_hash varchar(64) NULL"),
            new MigrationText("CREATE INDEX idx_feature_tags ON feature (id)"));

    @Test
    void theFormItselfIsRecognized() {
        assertThat(findings(FORM.shape().facts())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "audit_log | table        | ''        | engine InnoDB collate utf8mb4_bin",
                "audit_log | unique index | id        | id",
                "feature   | comment      | ''        | Flags.",
                "feature   | comment      | id        | The id.",
                "feature   | column       | note      | text collate utf8mb4_general_ci",
                "feature   | column       | color     | varchar(9) collate utf8mb4_general_ci not null default 'red'",
                "feature   | column       | twice     | int not null as (`version` * 2) stored generated",
                "feature   | column       | number    | int not null auto_increment",
                "feature   | index        | idx_extra | version",
            })
    void whatDoesNotMatterIsTolerated(String owner, String kind, String name, String definition) {
        assertThat(findings(with(new SchemaFact(owner, kind, name, definition))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "column       | kind        | int not null | column kind is not expected; found: int not null. Give it",
                "column       | secret_hash | text         | column secret_hash is not expected; found: text. Rename",
                "index        | idx_feature_tags | id      | index idx_feature_tags is not expected; found: id. Rename",
                "unique index | one_name    | name         | unique index one_name is not expected; found: name. Remove",
                "foreign key  | to_env      | a            | foreign key to_env is not expected; found: a. Remove it",
                "check        | enabled_is  | (`a`)        | check enabled_is is not expected; found: (`a`). Remove it",
                "trigger      | touch       | before       | trigger touch is not expected; found: before. Remove it",
                "partitions   | ''          | hash (`id`)  | partitions is not expected; found: hash (`id`). Remove it",
            })
    void whatMayRefuseOrChangeOurRowsIsNot(String kind, String name, String definition, String text) {
        assertThat(findings(with(new SchemaFact("feature", kind, name, definition))))
                .singleElement()
                .asString()
                .startsWith("feature: " + text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "feature column ttl             | bigint not null  | column ttl: expected: int not null; found: bigint not null.",
                "feature column prerequisites   | json not null    | column prerequisites: expected: json; found: json not null.",
                "tag unique index PRIMARY       | id, name         | unique index PRIMARY: expected: id; found: id, name.",
                "tag table                      | engine MyISAM collate utf8mb4_general_ci | table: expected: engine InnoDB",
                "tag column entity_type         | ''               | column entity_type is missing; expected: int not null default '1'.",
                "segment_user index foreign_segment_user_segment_id_environment_namespace | '' "
                        + "| index foreign_segment_user_segment_id_environment_namespace is missing; expected: segment_id.",
                "environment_v2 foreign key environment_v2_foreign_project_id | '' "
                        + "| foreign key environment_v2_foreign_project_id is missing;",
            })
    void whatWeNeedMustBeAsItIs(String subject, String definition, String text) {
        List<SchemaFact> facts = new ArrayList<>();
        for (SchemaFact fact : FORM.shape().facts()) {
            if (!fact.subject().equals(subject)) {
                facts.add(fact);
            } else if (!definition.isEmpty()) {
                facts.add(new SchemaFact(fact.owner(), fact.kind(), fact.name(), definition));
            }
        }

        assertThat(findings(facts))
                .singleElement()
                .asString()
                .contains(": " + text)
                .endsWith("Run Bucketeer's own migrations until it is as expected.");
    }

    @Test
    void aTableThatIsMissingIsOneFinding() {
        List<SchemaFact> facts = FORM.shape().facts().stream()
                .filter(fact -> !fact.owner().equals("segment_user"))
                .toList();

        assertThat(findings(facts))
                .extracting(AdoptionFinding::toString)
                .containsExactly("segment_user: the table is missing."
                        + " Run Bucketeer's own migrations until it is as expected.");
    }

    @Test
    void keysAreReadFromTheForm() {
        assertThat(FORM.key("feature")).isEqualTo("id, environment_id");
        assertThat(FORM.key("tag")).isEqualTo("id");
        assertThat(FORM.tables())
                .containsExactlyInAnyOrder(
                        "organization",
                        "project",
                        "environment_v2",
                        "tag",
                        "feature",
                        "segment",
                        "segment_user",
                        "api_key",
                        "feature_last_used_info");
    }

    private static List<SchemaFact> with(SchemaFact more) {
        List<SchemaFact> facts = new ArrayList<>(FORM.shape().facts());
        facts.add(more);
        return facts;
    }

    private static List<AdoptionFinding> findings(List<SchemaFact> facts) {
        return Recognition.of(SchemaFingerprint.of(facts), FORM, LATER).findings();
    }
}
