package io.bucketeer.data.jooq;

import static io.bucketeer.data.jooq.ApiKeyTable.API_KEY;
import static io.bucketeer.data.jooq.EnvironmentV2Table.ENVIRONMENT_V2;

import io.bucketeer.data.dialect.ListPredicates;
import io.bucketeer.data.model.ApiKey;
import io.bucketeer.data.model.EnvironmentApiKey;
import io.bucketeer.data.repository.EnvironmentApiKeyQuery;
import io.bucketeer.data.repository.EnvironmentApiKeySort;
import io.bucketeer.data.repository.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.SortField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * The list queries over the API keys of all environments. Their key has two parts, environment and id, which is what
 * sets them apart from those of {@link ListGateway}. Thread-safe.
 */
final class EnvironmentApiKeyLists {

    private static final Action ACTION = new Action("list", API_KEY.getName(), null, null);

    private final Engine engine;

    EnvironmentApiKeyLists(Engine engine) {
        this.engine = engine;
    }

    Page<EnvironmentApiKey> page(EnvironmentApiKeyQuery query) {
        return page(request(query), query.pageSize(), query.cursor());
    }

    Stream<EnvironmentApiKey> stream(EnvironmentApiKeyQuery query) {
        return stream(request(query));
    }

    /** In the order of the key alone. */
    Stream<EnvironmentApiKey> streamByEnvironment() {
        return stream(byEnvironment());
    }

    /** All of them, in the order of the key alone. */
    ListRequest.Finished<EnvironmentApiKey> byEnvironment() {
        return new ListRequest<EnvironmentApiKey>(ACTION, predicates()).finish();
    }

    private Stream<EnvironmentApiKey> stream(ListRequest.Finished<EnvironmentApiKey> request) {
        return new PageChunks<EnvironmentApiKey>(cursor -> page(request, Chunks.ROWS, cursor)).stream();
    }

    long count(EnvironmentApiKeyQuery query) {
        Query counted = EnvironmentApiKeys.from(engine.renderer().dsl().select(List.of(DSL.count())))
                .where(request(query).condition());
        return statement(counted).run(engine, ACTION, rows -> {
            rows.next();
            return rows.getLong(1);
        });
    }

    private ListRequest.Finished<EnvironmentApiKey> request(EnvironmentApiKeyQuery query) {
        return new ListRequest<EnvironmentApiKey>(ACTION, predicates())
                .equal("organizationId", ENVIRONMENT_V2.ORGANIZATION_ID, query.organizationId())
                .anyOf(
                        "environmentIds",
                        API_KEY.ENVIRONMENT_ID,
                        query.environmentIds(),
                        EnvironmentApiKeyQuery.MAX_ENVIRONMENT_IDS)
                .equal("disabled", API_KEY.DISABLED, query.disabled())
                .equal("maintainer", API_KEY.MAINTAINER, query.maintainer())
                .search("search", query.search(), API_KEY.NAME)
                .order(sortKey(query.sort()), query.direction())
                .finish();
    }

    private static SortKey<EnvironmentApiKey, ?> sortKey(EnvironmentApiKeySort sort) {
        return switch (sort) {
            case NAME -> of(ApiKeyEntity.BY_NAME);
            case CREATED_AT -> of(ApiKeyEntity.BY_CREATED_AT);
            case UPDATED_AT -> of(ApiKeyEntity.BY_UPDATED_AT);
            case ROLE -> of(ApiKeyEntity.BY_ROLE);
            case ENVIRONMENT ->
                new SortKey<>(
                        "environment",
                        predicates -> ENVIRONMENT_V2.NAME,
                        row -> row.environment().name(),
                        text -> text);
            case STATE -> of(ApiKeyEntity.BY_STATE);
            case LAST_USED_AT -> of(ApiKeyEntity.BY_LAST_USED_AT);
        };
    }

    private static <V> SortKey<EnvironmentApiKey, V> of(SortKey<ApiKey, V> sort) {
        return new SortKey<>(sort.name(), sort.expression(), row -> sort.value().apply(row.apiKey()), sort.parse());
    }

    private Page<EnvironmentApiKey> page(
            ListRequest.Finished<EnvironmentApiKey> request, int pageSize, @Nullable String cursor) {
        List<EnvironmentApiKey> found = select(request, pageSize, cursor).run(engine, ACTION, this::readAll);
        if (found.size() <= pageSize) {
            return new Page<>(found, Optional.empty());
        }
        Cursor next = EnvironmentApiKeyOrder.of(request).cursor(found.get(pageSize - 1));
        return new Page<>(found.subList(0, pageSize), Optional.of(next.encode(request.fingerprint())));
    }

    private List<EnvironmentApiKey> readAll(ResultSet rows) throws SQLException {
        RowReader reader = EnvironmentApiKeys.reader(engine, rows, ACTION);
        List<EnvironmentApiKey> list = new ArrayList<>();
        while (reader.next()) {
            list.add(EnvironmentApiKeys.read(reader));
        }
        return list;
    }

    /** One page and a row more, to know whether another follows. */
    ListStatement select(ListRequest.Finished<EnvironmentApiKey> request, int pageSize, @Nullable String cursor) {
        EnvironmentApiKeyOrder order = EnvironmentApiKeyOrder.of(request);
        Condition condition = request.condition();
        if (cursor != null) {
            Cursor position = Cursor.decode(ACTION, cursor, request.fingerprint());
            condition = condition.and(order.after(ACTION, position, predicates()));
        }
        DSLContext dsl = engine.renderer().dsl();
        List<SortField<?>> fields = order.fields(predicates());
        return request.sort() == null
                ? statement(EnvironmentApiKeys.fromFirst(dsl, condition, fields, pageSize + 1)
                        .orderBy(fields))
                : statement(EnvironmentApiKeys.from(dsl.select(EnvironmentApiKeys.columns()))
                        .where(condition)
                        .orderBy(fields)
                        .limit(DSL.inline(pageSize + 1)));
    }

    private ListStatement statement(Query query) {
        return new ListStatement(engine.renderer().sql(query), engine.renderer().values(query));
    }

    private ListPredicates predicates() {
        return engine.dialect().listPredicates();
    }
}
