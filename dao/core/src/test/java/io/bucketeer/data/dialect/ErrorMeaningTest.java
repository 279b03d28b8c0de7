package io.bucketeer.data.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketeer.data.dialect.mysql.MySqlTestAccess;
import io.bucketeer.data.dialect.postgres.PostgresTestAccess;
import io.bucketeer.data.error.DataAccessException;
import io.bucketeer.data.error.ErrorCode;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What errors mean that no test brings about on a server: full disks, and refusals at the login. */
class ErrorMeaningTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "3    | HY000 | Error writing file '/tmp/MLfd=28' (OS errno 28 - No space left on device) | SERVER_EXHAUSTED",
                "3    | HY000 | Error writing file '/tmp/MLfd=28' (OS errno 5 - Input/output error)       | INTERNAL",
                "5    | HY000 | Out of memory (Needed 1048576 bytes)                                      | SERVER_EXHAUSTED",
                "20   | HY000 | Disk is full writing './x' (OS errno 28 - No space left on device)        | SERVER_EXHAUSTED",
                "1021 | HY000 | Disk full (/tmp/#sql); waiting for someone to free some space...          | SERVER_EXHAUSTED",
                "1026 | HY000 | Error writing file './x' (errno: 28 - No space left on device)            | SERVER_EXHAUSTED",
                "1026 | HY000 | Error writing file './x' (errno: 122 - Disk quota exceeded)               | INTERNAL",
                "1030 | HY000 | Got error 28 - 'No space left on device' from storage engine              | SERVER_EXHAUSTED",
                "1030 | HY000 | Got error 168 - 'Unknown (generic) error' from storage engine             | INTERNAL",
                "1037 | HY001 | Out of memory; restart server and try again (needed 65536 bytes)          | SERVER_EXHAUSTED",
                "1041 | HY000 | Out of memory; check if mysqld uses all available memory                  | SERVER_EXHAUSTED",
                "1114 | HY000 | The table 'tag' is full                                                   | SERVER_EXHAUSTED",
                "1135 | HY000 | Can't create a new thread (errno 11)                                      | SERVER_EXHAUSTED",
                "1878 | HY000 | Temporary file write failure.                                             | SERVER_EXHAUSTED",
                "1040 | 08004 | Too many connections                                                      | UNAVAILABLE",
                "1129 | HY000 | Host '10.0.0.7' is blocked because of many connection errors              | UNAVAILABLE",
                "1203 | 42000 | User u already has more than 'max_user_connections' active connections    | UNAVAILABLE",
                "1226 | 42000 | User 'u' has exceeded the 'max_user_connections' resource                 | UNAVAILABLE"
            })
    void mysqlError_means(int number, String state, String text, ErrorCode code) {
        assertMeaning(MySqlTestAccess.dialect(), new SQLException(text, state, number), code);
    }

    @ParameterizedTest
    @CsvSource({
        "53000, SERVER_EXHAUSTED",
        "53100, SERVER_EXHAUSTED",
        "53200, SERVER_EXHAUSTED",
        "53300, UNAVAILABLE",
        "53400, SERVER_EXHAUSTED",
        "57P04, UNAVAILABLE"
    })
    void postgresError_means(String state, ErrorCode code) {
        assertMeaning(PostgresTestAccess.dialect(), new SQLException("something", state), code);
    }

    private static void assertMeaning(Dialect dialect, SQLException error, ErrorCode code) {
        DataAccessException translated = dialect.errorTranslator().translate("insert tag 'a'", error);
        assertThat(translated.code()).isEqualTo(code);
        assertThat(translated.getMessage()).doesNotContain(error.getMessage());
    }
}
