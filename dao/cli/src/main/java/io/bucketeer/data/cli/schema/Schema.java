package io.bucketeer.data.cli.schema;

import io.bucketeer.data.migration.MigrationStep;
import io.bucketeer.data.migration.MigrationStep.State;
import io.bucketeer.data.migration.SchemaMigration;
import java.util.List;

/**
 * One half of the schema in a database that has answered.
 *
 * @param name of the database, for people: kind, name and address
 */
record Schema(String name, SchemaMigration migrations) {

    /** How far the schema is: {@code at version 2.36}, or {@code empty}. */
    static String version(List<MigrationStep> steps) {
        return steps.stream()
                .filter(step -> step.state() != State.PENDING && step.state() != State.FAILED)
                .reduce((earlier, later) -> later)
                .map(step -> "at version " + step.version())
                .orElse("empty");
    }
}
