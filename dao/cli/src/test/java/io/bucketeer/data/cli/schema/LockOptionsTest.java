package io.bucketeer.data.cli.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketeer.data.migration.MigrationLimits;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class LockOptionsTest {

    @Test
    void withoutOptionsTheLimitsAreTheDefaultOnes() {
        assertThat(parsed()).isEqualTo(MigrationLimits.DEFAULT);
    }

    @Test
    void theEndsOfTheRangesAreIn() {
        Duration turn = MigrationLimits.DEFAULT.turnTimeout();
        assertThat(parsed("--lock-timeout=1", "--lock-retries=0"))
                .isEqualTo(new MigrationLimits(Duration.ofSeconds(1), 0, turn));
        assertThat(parsed("--lock-timeout=60", "--lock-retries=1000"))
                .isEqualTo(new MigrationLimits(Duration.ofMinutes(1), 1_000, turn));
    }

    private static MigrationLimits parsed(String... arguments) {
        return CommandLine.populateCommand(new Holder(), arguments).locks.limits();
    }

    @Command
    private static final class Holder {

        @Mixin
        private final LockOptions locks = new LockOptions();
    }
}
