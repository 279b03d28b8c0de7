package io.bucketeer.data.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaFingerprintTest {

    private static final SchemaFact TABLE = new SchemaFact("tag", "table", "", "engine InnoDB");
    private static final SchemaFact ID = new SchemaFact("tag", "column", "id", "varchar(255)");
    private static final SchemaFact WIDE_ID = new SchemaFact("tag", "column", "id", "varchar(511)");
    private static final SchemaFact COLOR = new SchemaFact("tag", "column", "color", "varchar(7)");

    @Test
    void theOrderOfFactsMakesNoDifference() {
        SchemaFingerprint one = SchemaFingerprint.of(List.of(TABLE, ID, COLOR));
        SchemaFingerprint other = SchemaFingerprint.of(List.of(COLOR, TABLE, ID));

        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other).hasToString("""
                tag column color: varchar(7)
                tag column id: varchar(255)
                tag table: engine InnoDB""");
        assertThat(one.digest()).isEqualTo(other.digest()).matches("[0-9a-f]{64}");
        assertThat(one.differencesFrom(other)).isEmpty();
        assertThat(SchemaFingerprint.of(one.facts())).isEqualTo(one);
    }

    @Test
    void partsOfADefinitionKeepTheirOrder() {
        SchemaFact first = new SchemaFact("tag", "index", "idx", "name");
        SchemaFact second = new SchemaFact("tag", "index", "idx", "id");

        assertThat(SchemaFingerprint.of(List.of(first, second))).hasToString("tag index idx: name, id");
        assertThat(SchemaFingerprint.of(List.of(first, second)))
                .isNotEqualTo(SchemaFingerprint.of(List.of(second, first)));
    }

    @Test
    void differencesSayWhatIsMissingWhatIsMoreAndWhatIsOther() {
        SchemaFingerprint expected = SchemaFingerprint.of(List.of(TABLE, ID));
        SchemaFingerprint found = SchemaFingerprint.of(List.of(WIDE_ID, COLOR));

        assertThat(found.differencesFrom(expected))
                .containsExactly(
                        "+ tag column color: varchar(7)",
                        "~ tag column id: varchar(255) -> varchar(511)",
                        "- tag table: engine InnoDB");
        assertThat(found.digest()).isNotEqualTo(expected.digest());
    }

    @Test
    void whatIsOfNoInterestIsLeftOut() {
        SchemaFingerprint all = SchemaFingerprint.of(List.of(TABLE, ID, COLOR));

        assertThat(all.only(fact -> !fact.name().equals("color"))).isEqualTo(SchemaFingerprint.of(List.of(TABLE, ID)));
    }
}
