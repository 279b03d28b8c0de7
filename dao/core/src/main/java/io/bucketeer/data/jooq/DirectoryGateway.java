package io.bucketeer.data.jooq;

import io.bucketeer.data.dialect.UnknownMemberListener;
import io.bucketeer.data.repository.InEnvironment;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one table in all environments, walked by environment and key. The only gateway whose statements do not
 * compare the tenant column with the caller's environment. Thread-safe.
 *
 * @param <T> the record
 */
final class DirectoryGateway<T> {

    private final Engine engine;
    private final Entity<T> entity;
    private final TableField<Record, String> tenant;
    private final Action action;
    private final Condition condition;
    private final Field<?> selection;

    DirectoryGateway(Engine engine, Entity<T> entity) {
        this(engine, entity, DSL.noCondition());
    }

    /** Only those rows for which the condition holds. */
    DirectoryGateway(Engine engine, Entity<T> entity, Condition condition) {
        this.engine = engine;
        this.entity = entity;
        this.tenant = Objects.requireNonNull(entity.tenant());
        this.action = new Action("list", entity.table().getName(), null, null);
        this.condition = condition;
        List<TableField<Record, ?>> columns = new ArrayList<>(entity.columns());
        columns.add(tenant);
        this.selection = engine.renderer().selection(columns);
    }

    /** All its rows that are not deleted, by environment and key. */
    Stream<InEnvironment<T>> stream() {
        return new Walk().stream();
    }

    /** The statement of one chunk. */
    ListStatement select(@Nullable InEnvironment<T> last) {
        Condition rows = condition.and(FixedStatements.notDeleted(entity));
        if (last != null) {
            rows = rows.and(engine.dialect()
                    .listPredicates()
                    .after(tenant, last.environmentId(), entity.key(), entity.keyOf(last.item()), false));
        }
        Renderer renderer = engine.renderer();
        Query query = renderer.dsl()
                .select(selection)
                .from(entity.table())
                .where(rows)
                .orderBy(tenant, entity.key())
                .limit(DSL.inline(Chunks.ROWS));
        return new ListStatement(renderer.sql(query), renderer.values(query));
    }

    private List<InEnvironment<T>> readAll(ResultSet rows) throws SQLException {
        RowReader reader =
                new RowReader(rows, this::name, engine.dialect().nestedValues(), UnknownMemberListener.IGNORED);
        List<InEnvironment<T>> list = new ArrayList<>();
        while (reader.next()) {
            T item = entity.read(reader);
            list.add(new InEnvironment<>(reader.text(), item));
        }
        return list;
    }

    private Action name(ResultSet row) throws SQLException {
        return action.ofRow(
                row.getString(tenant.getName()), row.getString(entity.key().getName()));
    }

    /** One chunk after another; one that is not full is the last. */
    private final class Walk extends Chunks<InEnvironment<T>> {

        private @Nullable InEnvironment<T> last;
        private boolean end;

        @Override
        List<InEnvironment<T>> fetch() {
            if (end) {
                return List.of();
            }
            List<InEnvironment<T>> rows = select(last).run(engine, action, DirectoryGateway.this::readAll);
            end = rows.size() < ROWS;
            last = end ? null : rows.getLast();
            return rows;
        }
    }
}
