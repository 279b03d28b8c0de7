package io.bucketeer.data.jooq;

import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.TableField;
import org.jooq.UpdateSetMoreStep;
import org.jooq.UpdateSetStep;
import org.jooq.impl.DSL;

/** The fixed statements of a table with a version, beside those of every table. Immutable. */
final class VersionedStatements {

    /** environment, key; deleted rows too; locks the row. */
    final String lock;
    /** environment, key; version and deletion alone, deleted rows too; locks the row. */
    final String lockVersion;
    /** all columns, environment, key, version before. */
    final String update;
    /** updated at, environment, key, version. */
    final String markDeleted;

    VersionedStatements(VersionedEntity<?> entity, Renderer renderer) {
        this.lock = lock(entity, renderer, List.of(renderer.selection(entity.columns())));
        this.lockVersion = lock(entity, renderer, List.of(entity.version(), entity.deleted()));
        this.update = renderer.sql(
                setAll(renderer.dsl().update(entity.table()), entity.columns()).where(asRead(entity)));
        this.markDeleted = renderer.sql(renderer.dsl()
                .update(entity.table())
                .set(entity.deleted(), DSL.inline(true))
                .set(entity.updatedAt(), 0L)
                .where(asRead(entity)));
    }

    private static String lock(VersionedEntity<?> entity, Renderer renderer, List<Field<?>> selection) {
        return renderer.sql(renderer.dsl()
                .select(selection)
                .from(entity.table())
                .where(entity.tenant().eq(""))
                .and(entity.key().eq(""))
                .forUpdate());
    }

    private static Condition asRead(VersionedEntity<?> entity) {
        return entity.tenant()
                .eq("")
                .and(entity.key().eq(""))
                .and(entity.version().eq(0))
                .and(FixedStatements.notDeleted(entity));
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
