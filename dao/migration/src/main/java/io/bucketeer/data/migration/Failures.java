package io.bucketeer.data.migration;

import io.bucketeer.data.migration.MigrationException.Reason;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.ErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.output.ValidateOutput;
import org.flywaydb.core.internal.exception.FlywayMigrateException;
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
                Reason.LOCK_TIMEOUT,
                "Migration " + version + " waited too long for a lock that another session holds, and changed nothing.",
                version,
                "Run migrate again; if it waits again, end long transactions first.",
                serverFailure(e));
    }

    MigrationException ofMigration(FlywayMigrateException e, String version) {
        SQLException cause = serverFailure(e);
        return new MigrationException(
                Reason.MIGRATION_FAILED,
                "Migration " + version + " failed in " + e.getMigration().getScript()
                        + (cause == null ? "." : ": " + cause.getMessage() + "."),
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
                new MigrationException(
                        Reason.SCHEMA_DIFFERS,
                        "The schema is behind: " + named + " not applied.",
                        one,
                        "Run migrate.",
                        null);
            case CoreErrorCode.FAILED_VERSIONED_MIGRATION ->
                new MigrationException(
                        Reason.SCHEMA_DIFFERS,
                        "An earlier run failed at " + named + ".",
                        one,
                        "Correct its cause, run repair, then migrate again.",
                        null);
            case CoreErrorCode.CHECKSUM_MISMATCH, CoreErrorCode.DESCRIPTION_MISMATCH, CoreErrorCode.TYPE_MISMATCH ->
                new MigrationException(
                        Reason.SCHEMA_DIFFERS,
                        "Applied and available migrations differ at " + named + ".",
                        one,
                        "Use the release that applied them; a released migration never changes.",
                        null);
            default ->
                new MigrationException(
                        Reason.SCHEMA_DIFFERS,
                        "The history of the schema does not fit this release at " + named + " (" + code + ").",
                        one,
                        "Use the release that migrated this database, or a newer one.",
                        null);
        };
    }

    MigrationException ofForeignTables() {
        return differs(
                "The database holds tables but no history of migrations.",
                "Use an empty database; this release does not take over one that Bucketeer made.");
    }

    MigrationException ofHistory() {
        return differs(
                "The database has a history of migrations already.",
                "A baseline is for a database without one: run migrate instead.");
    }

    MigrationException ofNoTables() {
        return differs(
                "The database holds no tables that could be taken over.", "Run migrate, which makes all of them.");
    }

    MigrationException ofUnknownVersion(String version, List<MigrationStep> steps) {
        return differs(
                "This release has no version '" + version + "'.",
                "Its versions are " + steps.stream().map(MigrationStep::version).collect(Collectors.joining(", "))
                        + ".");
    }

    private static MigrationException differs(String problem, String remedy) {
        return new MigrationException(Reason.SCHEMA_DIFFERS, problem, null, remedy, null);
    }

    MigrationException of(FlywayException e) {
        if (e.getErrorCode() == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE) {
            return ofForeignTables();
        }
        SQLException cause = serverFailure(e);
        return cause == null
                ? new MigrationException(
                        Reason.DATABASE_REFUSED,
                        "Flyway refused (" + e.getErrorCode() + ").",
                        null,
                        "See its log for the reason.",
                        null)
                : ofConnection(cause);
    }

    MigrationException ofDriver(FlywayException e) {
        return new MigrationException(
                Reason.DATABASE_REFUSED,
                "No JDBC driver takes this address (" + e.getErrorCode() + ").",
                null,
                "Correct the address, and put the driver for " + engine.product() + " on the class path.",
                null);
    }

    static MigrationException ofConnection(SQLException e) {
        SQLException cause = ServerFailure.withoutValues(e);
        return new MigrationException(
                Reason.DATABASE_REFUSED,
                "The database refused: " + cause.getMessage() + ".",
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
