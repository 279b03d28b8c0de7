package io.bucketeer.data.dialect.postgres;

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
final class PostgresDriverIT {

    private static final List<String> SAFE =
            List.of("set time zone 'UTC'", "set lock_timeout = '3s'", "set statement_timeout = '10s'");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "select 1                            | ",
                "set time zone 'Asia/Tokyo'          | TimeZone is 'Asia/Tokyo' but must be UTC",
                "set lock_timeout = 0                | lock_timeout is '0' but must be a limit, and 0 is none",
                "set statement_timeout = 0           | statement_timeout is '0' but must be a limit, and 0 is none",
                "set standard_conforming_strings = off | standard_conforming_strings is 'off' but must be on",
                "set default_transaction_isolation = 'serializable'"
                        + " | default_transaction_isolation is 'serializable' but must be read committed"
            })
    void unsafeSetting_isFoundOnTheServer(String statement, String problem) throws SQLException {
        try (TestDatabase database = TestServers.postgres().createDatabase("settings");
                Connection connection = database.connect();
                Statement sql = connection.createStatement()) {
            for (String safe : SAFE) {
                sql.execute(safe);
            }
            sql.execute(statement);
            assertThat(new PostgresDriver().settings(connection))
                    .filteredOn(setting -> !setting.safe())
                    .extracting(ServerSetting::problem)
                    .isEqualTo(problem == null ? List.of() : List.of(problem));
        }
    }
}
