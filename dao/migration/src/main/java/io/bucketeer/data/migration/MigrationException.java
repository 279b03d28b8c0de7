package io.bucketeer.data.migration;

import java.util.Optional;
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

    /** Of what kind a failure is; {@link #name()} never changes its meaning. */
    public enum Reason {
        /** The schema or its history is not what was asked for: behind, changed, failed earlier, not ours. */
        SCHEMA_DIFFERS,
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
    }

    /** Of what kind it is. */
    public Reason reason() {
        return reason;
    }

    /** The version of the migration concerned; empty when the failure concerns none or several. */
    public Optional<String> version() {
        return Optional.ofNullable(version);
    }

    /** What to do about it, in one or two sentences. */
    public String remedy() {
        return remedy;
    }
}
