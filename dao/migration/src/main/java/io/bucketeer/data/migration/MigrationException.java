package io.bucketeer.data.migration;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A schema that could not be migrated, or is not the one expected. The message says what happened and what to do about
 * it. Neither message nor cause holds a password or a value of a row.
 */
public final class MigrationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final @Nullable String version;
    private final String remedy;

    MigrationException(String problem, @Nullable String version, String remedy, @Nullable Throwable cause) {
        super(problem + " " + remedy, cause);
        this.version = version;
        this.remedy = remedy;
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
