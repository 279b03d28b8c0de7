package io.bucketeer.data.migration;

/**
 * A migration that the next run applies.
 *
 * @param step the migration; its state is pending
 * @param locks what becomes of its table and of the other sessions that use it meanwhile, in words; empty where its
 *     file states nothing, since it only makes what is not there or writes single rows
 */
public record PlannedMigration(MigrationStep step, String locks) {}
