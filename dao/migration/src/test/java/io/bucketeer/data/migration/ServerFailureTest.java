package io.bucketeer.data.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerFailureTest {

    @ParameterizedTest
    @CsvSource({
        "Duplicate entry 'canary' for key 'api_key',23000,1062",
        "invalid input syntax for type integer: 'canary',22P02,0",
        "No suitable driver found for jdbc:mysql://host?password=canary,08001,0"
    })
    void wordsThatMayHoldValuesAreLeftOut(String message, String state, int code) {
        Throwable safe = ServerFailure.withoutValues(new SQLException(message, state, code));

        assertThat(safe).hasNoCause().hasMessageStartingWith("SQL state " + state + ", code " + code);
        assertThat(safe.getMessage()).doesNotContain("canary");
    }

    @ParameterizedTest
    @CsvSource({
        "08S01, true",
        "57P01, true",
        "57P02, true",
        "57P03, true",
        "53300, true",
        "28000, false",
        "42501, false",
        ", false"
    })
    void aSessionThatIsGoneOrNotToBeHad_maySucceedLater(String state, boolean later) {
        assertThat(ServerFailure.isLostConnection(new SQLException("gone", state)))
                .isEqualTo(later);
    }

    @ParameterizedTest
    @CsvSource({
        "42000, 1226, true, false",
        "42000, 1203, true, false",
        "08004, 1040, true, false",
        "HY000, 1129, false, false",
        "42000, 1044, false, true",
        "42000, 1049, false, true",
        "28000, 1045, false, true"
    })
    void aMySqlUserWithoutAPlace_isWaitedForAsAServerWithoutOne(
            String state, int code, boolean later, boolean permanent) {
        SQLException failure = new SQLException("refused", state, code);

        assertThat(ServerFailure.isLostConnection(failure)).isEqualTo(later);
        assertThat(ServerFailure.isPermanent(failure)).isEqualTo(permanent);
    }

    @Test
    void detailsBelowTheFirstLineAreLeftOut() {
        SQLException failure =
                new SQLException("ERROR: check violated\n  Detail: Failing row contains (canary).", "44000");

        assertThat((Throwable) ServerFailure.withoutValues(failure))
                .hasMessage("ERROR: check violated (SQL state 44000, code 0)");
    }

    @Test
    void theStackOfTheDriverIsKept() {
        SQLException failure = new SQLException("syntax error", "42601");

        assertThat(ServerFailure.withoutValues(failure).getStackTrace()).isEqualTo(failure.getStackTrace());
    }
}
