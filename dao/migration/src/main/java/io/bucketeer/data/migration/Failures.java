package io.bucketeer.data.migration;

import io.bucketeer.data.migration.MigrationException.Reason;
import java.sql.SQLException;
import java.time.Duration;
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

    /** MySQL's code for a column that cannot change since a foreign key ties it to one that stays as it is. */
    private static final String KEY_IN_THE_WAY = "3780";

    private final Engine engine;

    Failures(Engine engine) {
        this.engine = engine;
    }

    /** @param step the migration that waited; null when it was the history */
    MigrationException ofLock(FlywayException e, @Nullable MigrationStep step, int tries) {
        boolean undone = !(e instanceof FlywayMigrateException migration) || migration.isExecutableInTransaction();
        return new MigrationException(
                Reason.LOCK_TIMEOUT,
                (step == null ? "The history of migrations" : named(step))
                        + " waited too long for a lock that another session holds, " + tries + " times"
                        + (undone ? ", and changed nothing." : "; the next run begins it anew."),
                step == null ? null : step.version(),
                "Run migrate again; if it waits again, end long transactions first.",
                serverFailure(e));
    }

    /** @param endOfHolder how to end the session that has the turn; null when that is not known */
    static MigrationException ofTurn(Duration waited, @Nullable String endOfHolder) {
        return new MigrationException(
                Reason.LOCK_TIMEOUT,
                "Another process migrates this database and has not ended within " + waited.toSeconds() + " s.",
                null,
                "Run migrate again when it has ended."
                        + (endOfHolder == null
                                ? ""
                                : " A session whose process is gone for certain is ended by: " + endOfHolder + "."),
                null);
    }

    MigrationException ofMigration(FlywayMigrateException e) {
        SQLException cause = serverFailure(e);
        String version = e.getMigration().getVersion().toString();
        boolean kept = engine.keepsFailures() || !e.isExecutableInTransaction();
        return new MigrationException(
                Reason.MIGRATION_FAILED,
                "Migration " + version + " failed in " + e.getMigration().getScript()
                        + (cause == null ? "." : ": " + cause.getMessage() + "."),
                version,
                kept ? remedy(cause) : "It was rolled back: correct the cause, then migrate again.",
                cause);
    }

    private static String remedy(@Nullable SQLException cause) {
        return cause != null && ServerFailure.hasCode(cause, KEY_IN_THE_WAY)
                ? "Run repair, then, in a window, " + Window.ASKED.command() + ": it drops such foreign keys of tables"
                        + " beside ours, converts what they tie to us, and adds them again. One from another database has"
                        + " to be dropped by hand."
                : "Correct the cause, run repair, then migrate again.";
    }

    /** @param step the last migration that began in this run; null when none did */
    MigrationException ofRun(FlywayException e, @Nullable MigrationStep step) {
        SQLException cause = serverFailure(e);
        if (step != null && cause != null && ServerFailure.isLostConnection(cause)) {
            return new MigrationException(
                    Reason.DATABASE_REFUSED,
                    named(step) + " lost its connection: " + cause.getMessage() + ".",
                    step.version(),
                    "Run migrate again: it waits for what the server may still be doing, and goes on from there.",
                    cause);
        }
        return e instanceof FlywayMigrateException migration ? ofMigration(migration) : of(e);
    }

    static MigrationException ofNoFiles(SchemaHalf half) {
        return differs(
                "This release has no migrations for the half '" + half.component() + "'.",
                "Leave it out until a release brings them.");
    }

    static MigrationException ofNewerSchema(Half half, int needed) {
        return differs(
                "The half '" + half.name().component() + "' of this schema needs a release that knows level " + needed
                        + "; this one knows " + half.level() + ".",
                "Use the release that migrated this database, or a newer one.");
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
                "Use an empty database; one that Bucketeer made on MySQL is taken over by baseline.");
    }

    MigrationException ofNoUpstreamForm() {
        return differs(
                "The database holds tables but no history of migrations, and Bucketeer has no schema on "
                        + engine.product()
                        + " that could be taken over: its columns for nested values are of other types than ours.",
                "Use an empty database, and copy the rows with the repositories.");
    }

    /** What a user may not see would pass for what is not there. */
    static MigrationException ofMissingRight(String right, String database) {
        return new MigrationException(
                Reason.DATABASE_REFUSED,
                "The user who migrates has no right " + right
                        + " on all tables of this database, so what it must not hold"
                        + " could not be seen, and nothing was changed.",
                null,
                "As an administrator: GRANT " + right + " ON " + JoinedColumn.quoted(database) + ".* TO that user.",
                null);
    }

    /** Notices are no part of a refusal. */
    static MigrationException ofAdoption(List<AdoptionFinding> findings) {
        return refusal(
                "This database of Bucketeer's cannot be taken over as it is, and nothing was changed:",
                findings,
                "baseline");
    }

    private static MigrationException refusal(String problem, List<AdoptionFinding> findings, String command) {
        List<AdoptionFinding> refusing =
                findings.stream().filter(finding -> finding.kind().refuses()).toList();
        return new MigrationException(
                problem,
                refusing,
                "Mend " + (refusing.size() == 1 ? "this" : "all of these") + ", then run " + command + " again.");
    }

    static MigrationException ofUnconverted() {
        return differs(
                "Tables beside ours are not converted yet, or miss a foreign key that the conversion dropped.",
                "Run migrate.");
    }

    /** @param missing the foreign keys that a conversion which was asked for has dropped and not added again */
    static MigrationException ofMissingKeys(List<ForeignKey> missing) {
        return differs(
                "A conversion of tables beside ours has not ended, and foreign keys that it dropped are missing: "
                        + missing.stream()
                                .map(key -> key.name() + " of " + key.table())
                                .collect(Collectors.joining(", "))
                        + ".",
                "Run " + Window.ASKED.command() + ".");
    }

    /** Notices are no part of a refusal. */
    static MigrationException ofConversion(List<AdoptionFinding> findings) {
        return refusal(
                "Tables beside ours cannot be converted as they are, and nothing was changed:",
                findings,
                Window.ASKED.command());
    }

    static MigrationException ofChangeLock(TableChange change, Window window, int tries, SQLException e) {
        return new MigrationException(
                Reason.LOCK_TIMEOUT,
                "To " + change.description() + " waited too long for a lock that another session holds, " + tries
                        + " times, and changed nothing.",
                null,
                "Run " + window.command() + " again; if it waits again, end long transactions first.",
                ServerFailure.withoutValues(e));
    }

    static MigrationException ofChange(TableChange change, Window window, SQLException e) {
        SQLException cause = ServerFailure.withoutValues(e);
        boolean lost = ServerFailure.isLostConnection(cause);
        return new MigrationException(
                lost ? Reason.DATABASE_REFUSED : Reason.MIGRATION_FAILED,
                "To " + change.description() + (lost ? " lost its connection: " : " failed: ") + cause.getMessage()
                        + ".",
                null,
                lost
                        ? "Run " + window.command()
                                + " again: it waits for what the server may still be doing, and goes on from there."
                        : "Correct the cause, then run " + window.command() + " again.",
                cause);
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

    private static String named(MigrationStep step) {
        return "Migration " + step.version() + " (" + step.file() + ")";
    }

    private static String named(List<String> versions) {
        String first = versions.stream().limit(VERSIONS_NAMED).collect(Collectors.joining(", "));
        int more = versions.size() - VERSIONS_NAMED;
        return "version " + (more > 0 ? first + " and " + more + " more" : first);
    }
}
