package io.bucketeer.data.migration;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.ErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.output.ValidateOutput;
import org.jspecify.annotations.Nullable;

/**
 * Turns Flyway's failures into ours: what happened, what to do, and of the server's words only those that cannot hold a
 * password or a value of a row. Flyway's own messages repeat the server's, so they are not kept as a cause.
 */
final class Failures {

    private static final int VERSIONS_NAMED = 5;

    private final Engine engine;

    Failures(Engine engine) {
        this.engine = engine;
    }

    MigrationException ofLock(FlywayException e, String version) {
        return new MigrationException(
                "Migration " + version + " waited too long for a lock that another session holds, and changed nothing.",
                version,
                "Run migrate again; if it waits again, end long transactions first.",
                serverFailure(e));
    }

    MigrationException ofMigration(FlywayException e, String version) {
        SQLException cause = serverFailure(e);
        return new MigrationException(
                "Migration " + version + " failed" + (cause == null ? "." : ": " + cause.getMessage()),
                version,
                engine.keepsFailures()
                        ? "Correct the cause, run repair, then migrate again."
                        : "It was rolled back: correct the cause, then migrate again.",
                cause);
    }

    MigrationException ofValidation(List<ValidateOutput> differences) {
        ErrorCode code =
                differences.isEmpty() ? CoreErrorCode.VALIDATE_ERROR : differences.getFirst().errorDetails.errorCode;
        List<String> versions = differences.stream()
                .filter(difference -> difference.errorDetails.errorCode == code)
                .map(difference -> difference.version)
                .toList();
        String one = versions.size() == 1 ? versions.getFirst() : null;
        String named = named(versions);
        return switch (code) {
            case CoreErrorCode.RESOLVED_VERSIONED_MIGRATION_NOT_APPLIED ->
                new MigrationException("The schema is behind: " + named + " not applied.", one, "Run migrate.", null);
            case CoreErrorCode.FAILED_VERSIONED_MIGRATION ->
                new MigrationException(
                        "An earlier run failed at " + named + ".",
                        one,
                        "Correct its cause, run repair, then migrate again.",
                        null);
            case CoreErrorCode.CHECKSUM_MISMATCH, CoreErrorCode.DESCRIPTION_MISMATCH, CoreErrorCode.TYPE_MISMATCH ->
                new MigrationException(
                        "Applied and available migrations differ at " + named + ".",
                        one,
                        "Use the release that applied them; a released migration never changes.",
                        null);
            default ->
                new MigrationException(
                        "The history of the schema does not fit this release at " + named + " (" + code + ").",
                        one,
                        "Use the release that migrated this database, or a newer one.",
                        null);
        };
    }

    MigrationException of(FlywayException e) {
        if (e.getErrorCode() == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE) {
            return new MigrationException(
                    "The database holds tables but no history of migrations.",
                    null,
                    "Use an empty database; this release does not take over one that Bucketeer made.",
                    null);
        }
        SQLException cause = serverFailure(e);
        return cause == null
                ? new MigrationException(
                        "Flyway refused (" + e.getErrorCode() + ").", null, "See its log for the reason.", null)
                : ofConnection(cause);
    }

    MigrationException ofDriver(FlywayException e) {
        return new MigrationException(
                "No JDBC driver takes this address (" + e.getErrorCode() + ").",
                null,
                "Correct the address, and put the driver for " + engine.product() + " on the class path.",
                null);
    }

    static MigrationException ofConnection(SQLException e) {
        SQLException cause = ServerFailure.withoutValues(e);
        return new MigrationException(
                "The database refused: " + cause.getMessage(),
                null,
                "Check address, user, password and permissions, and that the server runs.",
                cause);
    }

    private static @Nullable SQLException serverFailure(Throwable e) {
        return ServerFailure.in(e).map(ServerFailure::withoutValues).orElse(null);
    }

    private static String named(List<String> versions) {
        String first = versions.stream().limit(VERSIONS_NAMED).collect(Collectors.joining(", "));
        int more = versions.size() - VERSIONS_NAMED;
        return "version " + (more > 0 ? first + " and " + more + " more" : first);
    }
}
