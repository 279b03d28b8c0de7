package io.bucketeer.data.migration;

/**
 * A migration that the next run applies.
 *
 * @param step the migration; its state is pending
 * @param table the table that it changes; empty where it changes none
 * @param bytes how large that table is with its indexes, about, as the server's statistics say; 0 where it is not there
 * @param locks what becomes of its table and of the other sessions that use it meanwhile, in words; empty where they
 *     notice nothing, since it only makes what is not there or writes single rows
 */
public record PlannedMigration(MigrationStep step, String table, long bytes, String locks) {}
