package io.bucketeer.data.cli.schema;

import io.bucketeer.data.migration.MigrationLimits;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How long a command waits for tables that others use, and how often it tries again. */
final class LockOptions {

    private static final int LONGEST_WAIT = 60;
    private static final int MOST_RETRIES = 1_000;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    private Duration timeout = MigrationLimits.DEFAULT.lockTimeout();
    private int retries = MigrationLimits.DEFAULT.lockRetries();

    @Option(
            names = "--lock-timeout",
            paramLabel = "SECONDS",
            defaultValue = "3",
            description = "How long one try waits for a table that others use, 1 to " + LONGEST_WAIT
                    + "; as long may its readers and writers wait behind it; ${DEFAULT-VALUE} unless given.")
    @SuppressWarnings("UnusedMethod") // picocli calls it
    private void waitForLock(int seconds) {
        timeout = Duration.ofSeconds(within("--lock-timeout", seconds, 1, LONGEST_WAIT));
    }

    @Option(
            names = "--lock-retries",
            paramLabel = "NUMBER",
            defaultValue = "10",
            description = "How often a migration that was not given a table in time is tried again, 0 to "
                    + MOST_RETRIES + "; ${DEFAULT-VALUE} unless given.")
    @SuppressWarnings("UnusedMethod") // picocli calls it
    private void retryLock(int times) {
        retries = within("--lock-retries", times, 0, MOST_RETRIES);
    }

    /** The default limits but for these two. */
    MigrationLimits limits() {
        return new MigrationLimits(timeout, retries, MigrationLimits.DEFAULT.turnTimeout());
    }

    private int within(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new ParameterException(
                    Objects.requireNonNull(command, "picocli sets it").commandLine(),
                    "Invalid value for option '" + option + "': '" + value + "' is not from " + least + " to " + most);
        }
        return value;
    }
}
