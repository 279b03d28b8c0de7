package io.bucketeer.data.dialect.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketeer.data.dialect.ServerSetting;
import io.bucketeer.data.testkit.TestDatabase;
import io.bucketeer.data.testkit.TestServers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The settings that are checked are those that are in force: each is made unsafe on the server in turn. */
final class MySqlDriverIT {

    private static final List<String> SAFE = List.of(
            "set session time_zone = '+00:00'",
            "set session sql_mode = 'STRICT_TRANS_TABLES'",
            "set session transaction isolation level read committed",
            "set session max_execution_time = 1000",
            "set names utf8mb4");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "do 0                                    | ",
                "set session time_zone = '+09:00'        | time_zone is '+09:00' but must be +00:00",
                "set session time_zone = 'SYSTEM'        | time_zone is 'SYSTEM' but must be +00:00",
                "set session sql_mode = ''               | sql_mode is '' but must contain STRICT_TRANS_TABLES",
                "set session transaction isolation level repeatable read"
                        + " | transaction_isolation is 'REPEATABLE-READ' but must be READ-COMMITTED",
                "set session max_execution_time = 0      | max_execution_time is '0' but must be a limit, and 0 is none",
                "set character_set_client = latin1       | character_set_client is 'latin1' but must be utf8mb4",
                "set collation_connection = latin1_bin   | character_set_connection is 'latin1' but must be utf8mb4"
            })
    void unsafeSetting_isFoundOnTheServer(String statement, String problem) throws SQLException {
        try (TestDatabase database = TestServers.mysql().createDatabase("settings");
                Connection connection = database.connect();
                Statement sql = connection.createStatement()) {
            for (String safe : SAFE) {
                sql.execute(safe);
            }
            sql.execute(statement);
            assertThat(new MySqlDriver().settings(connection))
                    .filteredOn(setting -> !setting.safe())
                    .extracting(ServerSetting::problem)
                    .isEqualTo(problem == null ? List.of() : List.of(problem));
        }
    }
}
