package io.bucketeer.data.migration.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketeer.data.testkit.TestDatabase;
import io.bucketeer.data.testkit.TestServers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The lists of reserved words are those of the servers; they may have more, from other versions. */
class ReservedWordsIT {

    @ParameterizedTest
    @CsvSource(
            delimiter = ':',
            value = {
                "mysql: SELECT LOWER(WORD) FROM information_schema.KEYWORDS WHERE RESERVED = 1",
                "postgres: SELECT word FROM pg_get_keywords() WHERE catcode IN ('R', 'T')"
            })
    void theListsHoldWhatTheServersReserve(String engine, String query) throws SQLException {
        List<String> words = new ArrayList<>();
        try (TestDatabase database = TestServers.database(engine).createDatabase("reserved words");
                Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                words.add(rows.getString(1));
            }
        }

        assertThat(words).hasSizeGreaterThan(90);
        assertThat(ReservedWords.of(engine)).containsAll(words).hasSizeLessThan(words.size() + 20);
    }
}
