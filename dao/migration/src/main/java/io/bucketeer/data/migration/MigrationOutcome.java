package io.bucketeer.data.migration;

import java.util.List;

/**
 * What one run of {@link SchemaMigration#migrate()} did.
 *
 * @param schemaVersion the version of the schema after the run, such as {@code 2.36}
 * @param versions the versions this run applied, in order; empty when the schema was up to date
 */
public record MigrationOutcome(String schemaVersion, List<String> versions) {

    public MigrationOutcome {
        versions = List.copyOf(versions);
    }

    /** How many migrations this run applied. */
    public int applied() {
        return versions.size();
    }
}
