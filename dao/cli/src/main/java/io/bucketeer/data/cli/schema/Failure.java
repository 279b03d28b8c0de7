package io.bucketeer.data.cli.schema;

import io.bucketeer.data.error.ConfigurationException;
import io.bucketeer.data.error.DataAccessException;
import io.bucketeer.data.error.UnavailableException;
import io.bucketeer.data.migration.MigrationException;
import java.util.Objects;

/**
 * What an exception means to an operator.
 *
 * @param status with what the command ends
 * @param message {@code CODE: what failed, for which thing, and why. Remedy.} It holds no secret and no value of a row
 */
public record Failure(ExitStatus status, String message) {

    /** The meaning of what a command threw. */
    public static Failure of(Exception exception) {
        return switch (exception) {
            case MigrationException failure -> of(failure);
            case ConfigurationException failure -> new Failure(ExitStatus.MISCONFIGURED, text(failure));
            case UnavailableException failure -> new Failure(ExitStatus.UNREACHABLE, text(failure));
            case DataAccessException failure -> new Failure(ExitStatus.INTERNAL, text(failure));
            // whose text may hold anything
            default ->
                new Failure(
                        ExitStatus.INTERNAL,
                        "INTERNAL: unexpected " + exception.getClass().getName()
                                + ". Run the command again with --stacktrace and report what it shows.");
        };
    }

    private static Failure of(MigrationException failure) {
        ExitStatus status = switch (failure.reason()) {
            case SCHEMA_DIFFERS, NOT_ADOPTABLE -> ExitStatus.SCHEMA_DIFFERS;
            case LOCK_TIMEOUT -> ExitStatus.LOCK_TIMEOUT;
            case MIGRATION_FAILED -> ExitStatus.MIGRATION_FAILED;
            case DATABASE_REFUSED -> failure.isConnectionLost() ? ExitStatus.UNREACHABLE : ExitStatus.MISCONFIGURED;
        };
        return new Failure(status, failure.reason() + ": " + failure.getMessage());
    }

    private static String text(DataAccessException failure) {
        return Objects.requireNonNull(failure.getMessage(), "each has one");
    }
}
