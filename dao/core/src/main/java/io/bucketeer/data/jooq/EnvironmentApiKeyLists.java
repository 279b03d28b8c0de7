package io.bucketeer.data.jooq;

import static io.bucketeer.data.jooq.ApiKeyTable.API_KEY;
import static io.bucketeer.data.jooq.EnvironmentV2Table.ENVIRONMENT_V2;

import io.bucketeer.data.model.ApiKey;
import io.bucketeer.data.model.EnvironmentApiKey;
import io.bucketeer.data.repository.EnvironmentApiKeyQuery;
import io.bucketeer.data.repository.EnvironmentApiKeySort;
import io.bucketeer.data.repository.Page;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.SelectJoinStep;
import org.jooq.SelectSelectStep;
import org.jooq.SortField;

/** The list queries over the API keys of all environments. Thread-safe. */
final class EnvironmentApiKeyLists extends DirectoryLists<EnvironmentApiKey> {

    private static final DirectoryKey<EnvironmentApiKey> KEY = new DirectoryKey<>(
            API_KEY.ENVIRONMENT_ID,
            API_KEY.ID,
            row -> row.environment().id(),
            row -> row.apiKey().id());

    private final DSLContext dsl;

    EnvironmentApiKeyLists(Engine engine) {
        super(engine, API_KEY, KEY);
        this.dsl = engine.renderer().dsl();
    }

    @Override
    List<Field<?>> columns() {
        return EnvironmentApiKeys.columns();
    }

    @Override
    SelectJoinStep<Record> from(SelectSelectStep<Record> select) {
        return EnvironmentApiKeys.from(select);
    }

    @Override
    EnvironmentApiKey read(RowReader reader) throws SQLException {
        return EnvironmentApiKeys.read(reader);
    }

    @Override
    Query select(Condition condition, List<SortField<?>> order, int rows, boolean byKeyAlone) {
        return byKeyAlone
                ? EnvironmentApiKeys.fromFirst(dsl, condition, order, rows).orderBy(order)
                : super.select(condition, order, rows, false);
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
        return request().finish();
    }

    long count(EnvironmentApiKeyQuery query) {
        return count(request(query));
    }

    private ListRequest.Finished<EnvironmentApiKey> request(EnvironmentApiKeyQuery query) {
        return request()
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
}
