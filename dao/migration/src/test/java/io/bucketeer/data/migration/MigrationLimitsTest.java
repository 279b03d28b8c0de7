package io.bucketeer.data.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MigrationLimitsTest {

    @ParameterizedTest
    @CsvSource({
        "PT0.999S, 10, PT10M, lockTimeout",
        "PT61S, 10, PT10M, lockTimeout",
        "PT1.5S, 10, PT10M, lockTimeout",
        "PT3S, -1, PT10M, lockRetries",
        "PT3S, 1001, PT10M, lockRetries",
        "PT3S, 10, PT-1S, turnTimeout",
        "PT3S, 10, PT24H1S, turnTimeout"
    })
    void whatIsOutOfItsRangeIsRefused(Duration lockTimeout, int lockRetries, Duration turnTimeout, String culprit) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MigrationLimits(lockTimeout, lockRetries, turnTimeout))
                .withMessageStartingWith(culprit + " ");
    }

    @ParameterizedTest
    @CsvSource({"PT1S, 0, PT0S", "PT60S, 1000, PT24H"})
    void theEndsOfTheRangesAreIn(Duration lockTimeout, int lockRetries, Duration turnTimeout) {
        assertThat(new MigrationLimits(lockTimeout, lockRetries, turnTimeout).lockRetries())
                .isEqualTo(lockRetries);
    }

    @ParameterizedTest
    @CsvSource({"1, PT0.1S", "2, PT0.2S", "6, PT3.2S", "7, PT5S", "1000, PT5S"})
    void pausesGrowUpToAnEnd(int tries, Duration pause) {
        assertThat(MigrationLimits.DEFAULT.pauseAfter(tries)).isEqualTo(pause);
    }

    @Test
    void allTriesTogetherWaitAsLongAsOneThatIsNotTriedAgain() {
        assertThat(MigrationLimits.DEFAULT.allTries()).isEqualTo(Duration.ofSeconds(33));
    }
}
