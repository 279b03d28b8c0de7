package io.bucketeer.data.jooq;

import io.bucketeer.data.dialect.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.TableField;
import org.jooq.impl.DSL;

/**
 * The statements of one table that never change, rendered once when the database is opened. Parameters stand in the
 * order that each comment says. Immutable.
 */
final class FixedStatements {

    /** environment, key. */
    final String find;
    /** environment, key; deleted rows too. */
    final String findAny;
    /** environment, key; deleted rows too; reads no column. */
    final String exists;
    /** environment; by key. */
    final String listAll;
    /** all columns, environment. */
    final String insert;
    /** as {@link #insert}; empty where there is no unique key. */
    final String upsert;
    /** environment, key. */
    final String delete;
    /** environment, key, updated at; empty where no column says when a row was changed. */
    final String deleteUnchanged;

    FixedStatements(Entity<?> entity, Dialect dialect, Renderer renderer) {
        Condition row = entity.isRow();
        Condition present = notDeleted(entity);
        Field<?> selection = renderer.selection(entity.columns());
        this.findAny = renderer.sql(
                renderer.dsl().select(selection).from(entity.table()).where(row));
        this.find = renderer.sql(
                renderer.dsl().select(selection).from(entity.table()).where(row).and(present));
        this.exists = renderer.sql(
                renderer.dsl().select(DSL.inline(1)).from(entity.table()).where(row));
        this.listAll = renderer.sql(renderer.dsl()
                .select(selection)
                .from(entity.table())
                .where(entity.isInEnvironment())
                .and(present)
                .orderBy(entity.key()));
        this.insert = insert(entity, renderer);
        this.upsert = entity.uniqueKey().isEmpty() ? "" : insert + " " + upsertTail(entity, dialect, renderer);
        this.delete = renderer.sql(renderer.dsl().deleteFrom(entity.table()).where(row));
        this.deleteUnchanged = deleteUnchanged(entity, renderer);
    }

    private static String deleteUnchanged(Entity<?> entity, Renderer renderer) {
        TableField<Record, Long> updatedAt = entity.updatedAt();
        return updatedAt == null
                ? ""
                : renderer.sql(renderer.dsl()
                        .deleteFrom(entity.table())
                        .where(entity.isRow())
                        .and(updatedAt.eq(0L)));
    }

    /** Which rows a reader sees. */
    static Condition notDeleted(Entity<?> entity) {
        TableField<Record, Boolean> deleted = entity.deleted();
        return deleted == null ? DSL.noCondition() : deleted.eq(DSL.inline(false));
    }

    private static String insert(Entity<?> entity, Renderer renderer) {
        List<Field<?>> columns = new ArrayList<>(entity.columns());
        TableField<Record, String> tenant = entity.tenant();
        if (tenant != null) {
            columns.add(tenant);
        }
        List<Field<?>> parameters =
                columns.stream().map(FixedStatements::parameter).collect(Collectors.toList());
        return renderer.sql(
                renderer.dsl().insertInto(entity.table()).columns(columns).values(parameters));
    }

    private static String upsertTail(Entity<?> entity, Dialect dialect, Renderer renderer) {
        List<String> key = Stream.of(entity.key(), entity.tenant())
                .filter(Objects::nonNull)
                .map(TableField::getName)
                .toList();
        List<String> changed =
                Stream.ofNullable(entity.updatedAt()).map(TableField::getName).toList();
        return dialect.upsertClause()
                .of(
                        renderer.sql(entity.table()),
                        key,
                        entity.uniqueKey().stream().map(TableField::getName).toList(),
                        changed);
    }

    /** A {@code ?} that is bound as the column wants it. */
    static <V> Field<V> parameter(Field<V> column) {
        return DSL.val(null, column.getDataType());
    }
}
