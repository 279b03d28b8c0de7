package io.bucketeer.data.migration;

import io.bucketeer.data.migration.MigrationStep.State;

/**
 * A change to a table that is not ours.
 *
 * @param table the table
 * @param description what it does, in words
 * @param sql the statement
 */
record TableChange(String table, String description, String sql) {

    /** Stands where a migration has its version. */
    static final String VERSION = "adoption";

    static TableChange drop(ForeignKey key) {
        return new TableChange(
                key.table(),
                "drop foreign key " + key.name() + " of " + key.table(),
                "ALTER TABLE " + JoinedColumn.quoted(key.table()) + " DROP FOREIGN KEY "
                        + JoinedColumn.quoted(key.name()) + ", ALGORITHM = INPLACE, LOCK = NONE");
    }

    /** With foreign key checks on a key can only be added by COPY. */
    static TableChange add(ForeignKey key) {
        return new TableChange(
                key.table(),
                "add foreign key " + key.name() + " of " + key.table(),
                "ALTER TABLE " + JoinedColumn.quoted(key.table()) + " ADD CONSTRAINT "
                        + JoinedColumn.quoted(key.name()) + " " + key.definition()
                        + ", ALGORITHM = COPY, LOCK = SHARED");
    }

    /** As a migration without a file. */
    MigrationStep step() {
        return new MigrationStep(VERSION, description, "-", State.PENDING);
    }

    PlannedMigration planned(long bytes) {
        return new PlannedMigration(step(), table, bytes, TableLock.inText(sql));
    }
}
