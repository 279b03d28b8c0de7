package io.bucketeer.data.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketeer.data.migration.KeysFromElsewhere.Key;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is said of foreign keys of other databases. */
class KeysFromElsewhereTest {

    @Test
    void aKeyToATableThatIsConvertedIsRefused_withTheStatementThatDropsIt() {
        KeysFromElsewhere keys = new KeysFromElsewhere(
                List.of(
                        new Key("else`where", "d", "to_feature", "feature"),
                        new Key("elsewhere", "e", "to_team", "team")),
                true);

        assertThat(keys.findings(Set.of("feature", "tag")))
                .extracting(AdoptionFinding::toString)
                .containsExactly("else`where.d: foreign key to_feature refers to feature from another database, so that"
                        + " table cannot be converted. Drop it: ALTER TABLE `else``where`.`d` DROP FOREIGN KEY"
                        + " `to_feature`;");
    }

    @Test
    void whereNotAllAreSeen_thatIsTold() {
        assertThat(new KeysFromElsewhere(List.of(), false).findings(Set.of("feature")))
                .extracting(AdoptionFinding::toString)
                .containsExactly("other databases: this server shows all their foreign keys to a user with the right"
                        + " PROCESS only; one that refers to this database would stop its conversion. An administrator"
                        + " sees them, in this database: SELECT * FROM information_schema.KEY_COLUMN_USAGE WHERE"
                        + " REFERENCED_TABLE_SCHEMA = DATABASE() AND TABLE_SCHEMA <> DATABASE();");
        assertThat(new KeysFromElsewhere(List.of(), true).findings(Set.of("feature")))
                .isEmpty();
    }
}
