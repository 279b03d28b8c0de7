package io.bucketeer.data.migration;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A schema that could not be migrated, or is not the one expected. The message says what happened and what to do about
 * it. Neither message nor cause holds a password or a value of a row.
 */
public final class MigrationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final @Nullable String version;
    private final String remedy;
    private final ArrayList<AdoptionFinding> findings;

    /** Of what kind a failure is; {@link #name()} never changes its meaning. */
    public enum Reason {
        /** The schema or its history is not what was asked for: behind, changed, failed earlier, not ours. */
        SCHEMA_DIFFERS,
        /**
         * The database was made by Bucketeer and cannot be taken over as it is, or its tables beside ours cannot be
         * converted; nothing was changed.
         */
        NOT_ADOPTABLE,
        /** A lock, or the turn to migrate, that another session holds was not had in time; nothing was changed. */
        LOCK_TIMEOUT,
        /** A migration failed. */
        MIGRATION_FAILED,
        /** The database did not let itself be asked: address, login, rights, or it went away. */
        DATABASE_REFUSED
    }

    MigrationException(
            Reason reason, String problem, @Nullable String version, String remedy, @Nullable Throwable cause) {
        super(problem + " " + remedy, cause);
        this.reason = reason;
        this.version = version;
        this.remedy = remedy;
        this.findings = new ArrayList<>();
    }

    /** Of {@link Reason#NOT_ADOPTABLE}; the message has a line for each finding. */
    MigrationException(String problem, List<AdoptionFinding> findings, String remedy) {
        super(Stream.of(Stream.of(problem), findings.stream().map(finding -> "- " + finding), Stream.of(remedy))
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n")));
        this.reason = Reason.NOT_ADOPTABLE;
        this.version = null;
        this.remedy = remedy;
        this.findings = new ArrayList<>(findings);
    }

    /** Of what kind it is. */
    public Reason reason() {
        return reason;
    }

    /**
     * Whether the connection was lost, or the server had none to give: the same call may succeed later. Only of
     * {@link Reason#DATABASE_REFUSED}.
     */
    public boolean isConnectionLost() {
        return reason == Reason.DATABASE_REFUSED
                && getCause() instanceof SQLException cause
                && ServerFailure.isLostConnection(cause);
    }

    /** The version of the migration concerned; empty when the failure concerns none or several. */
    public Optional<String> version() {
        return Optional.ofNullable(version);
    }

    /** All that keeps a database from being taken over or converted, of {@link Reason#NOT_ADOPTABLE}; empty for other reasons. */
    public List<AdoptionFinding> findings() {
        return Collections.unmodifiableList(findings);
    }

    /** What to do about it, in one or two sentences. */
    public String remedy() {
        return remedy;
    }
}
