package io.bucketeer.data.jooq;

import static io.bucketeer.data.jooq.EnvironmentV2Table.ENVIRONMENT_V2;

import io.bucketeer.data.dialect.ListPredicates;
import io.bucketeer.data.dialect.UnknownMemberListener;
import io.bucketeer.data.repository.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.SelectJoinStep;
import org.jooq.SelectSelectStep;
import org.jooq.SortField;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * The list queries over rows of all environments, each with what its environment is. Their key has two parts,
 * environment and id, which is what sets them apart from those of {@link ListGateway}. Thread-safe.
 *
 * @param <T> what is listed
 */
abstract class DirectoryLists<T> {

    private final Engine engine;
    private final Action action;
    private final DirectoryKey<T> key;

    DirectoryLists(Engine engine, Table<Record> table, DirectoryKey<T> key) {
        this.engine = engine;
        this.action = new Action("list", table.getName(), null, null);
        this.key = key;
    }

    /** Everything that {@link #read} reads, in its order: the key and the environment's columns are among it. */
    abstract List<Field<?>> columns();

    /** The rows that belong to a registered environment, each beside it. */
    abstract SelectJoinStep<Record> from(SelectSelectStep<Record> select);

    /** The row at which the reader stands. */
    abstract T read(RowReader reader) throws SQLException;

    /** Starts a list query. */
    final ListRequest<T> request() {
        return new ListRequest<>(action, predicates());
    }

    final Page<T> page(ListRequest.Finished<T> request, int pageSize, @Nullable String cursor) {
        List<T> found = select(request, pageSize, cursor).run(engine, action, this::readAll);
        if (found.size() <= pageSize) {
            return new Page<>(found, Optional.empty());
        }
        Cursor next = DirectoryOrder.of(key, request).cursor(found.get(pageSize - 1));
        return new Page<>(found.subList(0, pageSize), Optional.of(next.encode(request.fingerprint())));
    }

    final Stream<T> stream(ListRequest.Finished<T> request) {
        return new PageChunks<T>(cursor -> page(request, Chunks.ROWS, cursor)).stream();
    }

    final long count(ListRequest.Finished<T> request) {
        Query counted =
                from(engine.renderer().dsl().select(List.of(DSL.count()))).where(request.condition());
        return statement(counted).run(engine, action, rows -> {
            rows.next();
            return rows.getLong(1);
        });
    }

    /** One page and a row more, to know whether another follows. */
    final ListStatement select(ListRequest.Finished<T> request, int pageSize, @Nullable String cursor) {
        DirectoryOrder<T> order = DirectoryOrder.of(key, request);
        Condition condition = request.condition();
        if (cursor != null) {
            Cursor position = Cursor.decode(action, cursor, request.fingerprint());
            condition = condition.and(order.after(action, position, predicates()));
        }
        return statement(select(condition, order.fields(predicates()), pageSize + 1, request.sort() == null));
    }

    /** The first so many rows for which the condition holds, in that order; that of the key alone or another. */
    Query select(Condition condition, List<SortField<?>> order, int rows, boolean byKeyAlone) {
        return from(engine.renderer().dsl().select(columns()))
                .where(condition)
                .orderBy(order)
                .limit(DSL.inline(rows));
    }

    private List<T> readAll(ResultSet rows) throws SQLException {
        int environmentIdAt = columns().indexOf(ENVIRONMENT_V2.ID) + 1;
        int idAt = columns().indexOf(key.id()) + 1;
        RowReader reader = new RowReader(
                rows,
                row -> action.ofRow(row.getString(environmentIdAt), row.getString(idAt)),
                engine.dialect().nestedValues(),
                UnknownMemberListener.IGNORED);
        List<T> list = new ArrayList<>();
        while (reader.next()) {
            list.add(read(reader));
        }
        return list;
    }

    private ListStatement statement(Query query) {
        return new ListStatement(engine.renderer().sql(query), engine.renderer().values(query));
    }

    private ListPredicates predicates() {
        return engine.dialect().listPredicates();
    }
}
