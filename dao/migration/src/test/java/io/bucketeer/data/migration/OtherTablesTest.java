package io.bucketeer.data.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which tables beside ours are converted, how, and which cannot be. */
class OtherTablesTest {

    private static final Set<String> OURS = Set.of("feature", "environment_v2");
    private static final String CI = "utf8mb4_general_ci";
    private static final String BIN = "utf8mb4_0900_bin";

    @Test
    void columnsNamedAfterOurTablesAreConverted_eventsAndOurOwnAreNot() {
        OtherTables others = tables(
                List.of(
                        column("feature", "environment_id", CI),
                        column("goal", "id", CI),
                        column("goal", "environment_id", CI),
                        column("goal", "feature_id", BIN),
                        column("evaluation_event", "feature_id", CI),
                        column("audit_log", "environment_id", CI),
                        column("flyway_schema_history", "environment_id", CI)),
                List.of());

        assertThat(others.conversions())
                .containsExactly(new TableChange(
                        "goal",
                        "convert environment_id of goal",
                        "ALTER TABLE `goal` MODIFY `environment_id` varchar(255) CHARACTER SET utf8mb4 COLLATE"
                                + " utf8mb4_0900_bin NOT NULL, ALGORITHM = COPY, LOCK = SHARED"));
        assertThat(others.obstacles()).isEmpty();
        assertThat(others.keys()).isEmpty();
    }

    @Test
    void columnsThatJoinsReadWithoutAnIndexAreTold_withWhatToDo() {
        OtherTables others = tables(
                List.of(
                        column("goal", "environment_id", BIN),
                        column("push", "id", CI),
                        column("push", "environment_id", CI),
                        column("evaluation_event", "feature_id", CI),
                        new JoinedColumn("rule", "feature_id", "char(9)", "latin1", "latin1_bin", true, null, "", "")),
                List.of(key("reader", "to_push", "push", "push", "id")));

        assertThat(others.notices())
                .extracting(AdoptionFinding::toString)
                .containsExactly(
                        "push: column environment_id holds our ids in the collation utf8mb4_general_ci, so joins with our"
                                + " tables find no index. Convert it in a window: migrate --convert-others.",
                        "rule: column feature_id holds our ids in the collation latin1_bin, so joins with our tables find"
                                + " no index. It is kept in the character set latin1: make it a plain column of utf8mb4,"
                                + " or remove it.");
    }

    @Test
    void foreignKeysCarryTheConversionFromTableToTable() {
        OtherTables others = tables(
                List.of(
                        column("feature", "id", CI),
                        column("rule", "id", CI),
                        column("rule", "flag", CI),
                        column("count", "rule", CI),
                        column("note", "id", CI),
                        column("reader", "note", CI)),
                List.of(
                        key("rule", "to_feature", "flag", "feature", "id"),
                        key("count", "to_rule", "rule", "rule", "id"),
                        key("reader", "to_note", "note", "note", "id")));

        assertThat(others.inTheWay()).extracting(ForeignKey::name).containsExactly("to_feature");
        assertThat(others.conversions()).extracting(TableChange::table).containsExactly("rule");

        OtherTables tied = tables(
                List.of(
                        column("feature", "id", CI),
                        column("rule", "feature_id", CI),
                        column("count", "feature_ref", CI)),
                List.of(key("count", "to_rule", "feature_ref", "rule", "feature_id")));
        assertThat(tied.inTheWay()).extracting(ForeignKey::name).containsExactly("to_rule");
        assertThat(tied.conversions()).extracting(TableChange::table).containsExactly("count", "rule");
    }

    /** They are noted, and what they tie has to be converted before they can be added again. */
    @Test
    void foreignKeysThatAreDroppedCarryItToo() {
        OtherTables others = new OtherTables(
                OURS,
                new TextCatalog(
                        List.of(column("feature", "id", BIN), column("rule", "id", CI), column("rule", "flag", CI)),
                        List.of()),
                List.of(key("rule", "to_feature", "flag", "feature", "id")));

        assertThat(others.conversions()).extracting(TableChange::description).containsExactly("convert flag of rule");
        assertThat(others.inTheWay()).isEmpty();
        assertThat(others.hasKey(key("rule", "to_feature", "flag", "feature", "id")))
                .isFalse();
    }

    @Test
    void whatIsConvertedIsInNoWayAnyMore() {
        OtherTables others = tables(
                List.of(column("feature", "id", BIN), column("rule", "flag", BIN)),
                List.of(key("rule", "to_feature", "flag", "feature", "id")));

        assertThat(others.inTheWay()).isEmpty();
        assertThat(others.conversions()).isEmpty();
        assertThat(others.keys()).hasSize(1);
        assertThat(others.hasKey(key("rule", "to_feature", "flag", "feature", "id")))
                .isTrue();
        assertThat(others.hasKey(key("rule", "to_note", "flag", "feature", "id")))
                .isFalse();
    }

    @Test
    void whatCannotBeConvertedIsNamed() {
        OtherTables others = tables(
                List.of(
                        new JoinedColumn("a", "feature_id", "char(9)", "latin1", "latin1_bin", true, null, "", ""),
                        new JoinedColumn(
                                "b", "feature_id", "char(9)", "utf8mb4", CI, true, null, "", "stored generated"),
                        column("c", "environment_id", CI),
                        new JoinedColumn("c", "word", "char(9)", "utf8mb3", "utf8mb3_bin", true, null, "", ""),
                        new JoinedColumn("feature", "note", "char(9)", "ascii", "ascii_bin", true, null, "", "")),
                List.of());

        assertThat(others.obstacles())
                .extracting(AdoptionFinding::toString)
                .containsExactly(
                        "a: column feature_id holds our ids and is kept in the character set latin1, so it cannot be"
                                + " converted with ours. Make it a plain column of utf8mb4, or remove it.",
                        "b: column feature_id holds our ids and is stored generated, so it cannot be converted with ours."
                                + " Make it a plain column of utf8mb4, or remove it.",
                        "feature: column note is kept in the character set ascii, and this library opens no database"
                                + " where a table of its own has such a column. Make it a column of utf8mb4, or remove"
                                + " it.");
    }

    @Test
    void aConversionKeepsWhatElseAColumnIs() {
        assertThat(new JoinedColumn("t", "we`ird", "varchar(9)", "utf8mb4", CI, true, "it's \\ it", "Say 'yes'.", "")
                        .conversion())
                .isEqualTo("MODIFY `we``ird` varchar(9) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin NULL"
                        + " DEFAULT 'it''s \\\\ it' COMMENT 'Say ''yes''.'");
        assertThat(column("t", "a", CI).conversion()).endsWith("utf8mb4_0900_bin NOT NULL");
    }

    @Test
    void aForeignKeyIsAddedAsItWas() {
        ForeignKey key = new ForeignKey(
                "rule",
                "to_feature",
                List.of("f", "e"),
                "feature",
                List.of("id", "environment_id"),
                "ON UPDATE NO ACTION ON DELETE CASCADE");

        assertThat(TableChange.add(key).sql())
                .isEqualTo("ALTER TABLE `rule` ADD CONSTRAINT `to_feature` FOREIGN KEY (`f`, `e`) REFERENCES `feature`"
                        + " (`id`, `environment_id`) ON UPDATE NO ACTION ON DELETE CASCADE, ALGORITHM = COPY, LOCK ="
                        + " SHARED");
    }

    @Test
    void aForeignKeyIsReadFromItsDefinition() {
        ForeignKey key = new ForeignKey(
                "rule",
                "to_feature",
                List.of("f", "we`ird, `na)me"),
                "feat`ure",
                List.of("id", "environment_id"),
                "ON UPDATE NO ACTION ON DELETE CASCADE");

        assertThat(ForeignKey.of("rule", "to_feature", key.definition())).isEqualTo(key);
        assertThatThrownBy(() -> ForeignKey.of("rule", "to_feature", "PRIMARY KEY (`id`)"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static OtherTables tables(List<JoinedColumn> columns, List<ForeignKey> keys) {
        return new OtherTables(OURS, new TextCatalog(columns, keys), List.of());
    }

    private static JoinedColumn column(String table, String name, String collation) {
        return new JoinedColumn(table, name, "varchar(255)", "utf8mb4", collation, false, null, "", "");
    }

    private static ForeignKey key(String table, String name, String column, String parent, String parentColumn) {
        return new ForeignKey(table, name, List.of(column), parent, List.of(parentColumn), "");
    }
}
