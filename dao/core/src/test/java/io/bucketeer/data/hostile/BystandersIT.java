package io.bucketeer.data.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every hostile test looks at afterwards is there to be harmed. */
final class BystandersIT extends HostileContract {

    /** A table that a release adds needs its row here. */
    @Test
    void everyTableOfTheCatalog_hasARowThatNoTestMayChange() throws SQLException {
        for (Map<String, List<String>> rowsByTable : sides.bystanders()) {
            assertThat(rowsByTable)
                    .containsKeys("feature", "organization")
                    .allSatisfy((table, rows) -> assertThat(rows).as(table).isNotEmpty());
        }
    }
}
