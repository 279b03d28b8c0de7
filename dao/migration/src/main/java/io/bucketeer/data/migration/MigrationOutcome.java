package io.bucketeer.data.migration;

import java.util.List;

/**
 * What one run of {@link SchemaMigration#migrate()} did.
 *
 * @param schemaVersion the version of the schema after the run, such as {@code 2.36}
 * @param versions the versions this run applied, in order; empty when the schema was up to date
 * @param convertedTables how many tables beside ours this run converted or gave their foreign keys again
 */
public record MigrationOutcome(String schemaVersion, List<String> versions, int convertedTables) {

    public MigrationOutcome {
        versions = List.copyOf(versions);
    }

    /** How many migrations this run applied. */
    public int applied() {
        return versions.size();
    }
}
