package io.bucketeer.data.jooq;

import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectForUpdateOfStep;
import org.jooq.TableField;
import org.jooq.UpdateSetMoreStep;
import org.jooq.UpdateSetStep;
import org.jooq.impl.DSL;

/** The fixed statements of a table whose updates are guarded, beside those of every table. Immutable. */
final class GuardedStatements {

    /** All columns; deleted rows too. */
    final Lock lock;
    /** The guard alone, of a row that is not deleted. */
    final Lock lockGuard;
    /** The guard alone; of deleted rows too. */
    final Lock lockGuardOfAny;
    /** all columns, environment, key, guard before. */
    final String update;
    /** updated at, environment, key, guard; empty where no column marks rows as deleted. */
    final String markDeleted;

    /**
     * What locks a row; environment, key.
     *
     * @param free passes over a row that another unit has locked
     * @param waiting waits for that unit to end
     */
    record Lock(String free, String waiting) {}

    GuardedStatements(GuardedEntity<?> entity, Renderer renderer) {
        this.lock = lock(entity, renderer, renderer.selection(entity.columns()), entity.isRow());
        this.lockGuard = lock(entity, renderer, entity.guard(), entity.isRow().and(FixedStatements.notDeleted(entity)));
        this.lockGuardOfAny = lock(entity, renderer, entity.guard(), entity.isRow());
        this.update = renderer.sql(
                setAll(renderer.dsl().update(entity.table()), entity.columns()).where(asRead(entity)));
        this.markDeleted = markDeleted(entity, renderer);
    }

    private static Lock lock(GuardedEntity<?> entity, Renderer renderer, Field<?> selection, Condition rows) {
        SelectForUpdateOfStep<?> waiting = renderer.dsl()
                .select(selection)
                .from(entity.table())
                .where(rows)
                .forUpdate();
        String sql = renderer.sql(waiting);
        return new Lock(renderer.sql(waiting.skipLocked()), sql);
    }

    private static String markDeleted(GuardedEntity<?> entity, Renderer renderer) {
        TableField<Record, Boolean> deleted = entity.deleted();
        TableField<Record, Long> updatedAt = entity.updatedAt();
        if (deleted == null || updatedAt == null) {
            return "";
        }
        return renderer.sql(renderer.dsl()
                .update(entity.table())
                .set(deleted, DSL.inline(true))
                .set(updatedAt, 0L)
                .where(asRead(entity)));
    }

    private static Condition asRead(GuardedEntity<?> entity) {
        return entity.isRow().and(isAsRead(entity.guard())).and(FixedStatements.notDeleted(entity));
    }

    private static <V> Condition isAsRead(TableField<Record, V> guard) {
        return guard.eq(FixedStatements.parameter(guard));
    }

    private static UpdateSetMoreStep<Record> setAll(UpdateSetStep<Record> update, List<TableField<Record, ?>> columns) {
        UpdateSetMoreStep<Record> all = set(update, columns.getFirst());
        for (TableField<Record, ?> column : columns.subList(1, columns.size())) {
            all = set(all, column);
        }
        return all;
    }

    private static <V> UpdateSetMoreStep<Record> set(UpdateSetStep<Record> update, TableField<Record, V> column) {
        return update.set(column, FixedStatements.parameter(column));
    }
}
