package io.bucketeer.data.migration;

import java.util.List;

/**
 * What a run of {@link SchemaMigration#migrate()} would do.
 *
 * @param baselineFirst whether this is a database of Bucketeer's that {@link SchemaMigration#adopt()} has to take over
 *     first
 * @param notices what an operator should know before that, and of the tables beside ours
 * @param migrations what is applied, in order
 */
public record MigrationPlan(boolean baselineFirst, List<AdoptionFinding> notices, List<PlannedMigration> migrations) {

    public MigrationPlan {
        notices = List.copyOf(notices);
        migrations = List.copyOf(migrations);
    }
}
