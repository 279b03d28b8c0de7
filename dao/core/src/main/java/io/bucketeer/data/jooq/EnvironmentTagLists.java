package io.bucketeer.data.jooq;

import static io.bucketeer.data.jooq.EnvironmentV2Table.ENVIRONMENT_V2;
import static io.bucketeer.data.jooq.TagTable.TAG;

import io.bucketeer.data.model.EnvironmentTag;
import io.bucketeer.data.model.Tag;
import io.bucketeer.data.repository.EnvironmentTagQuery;
import io.bucketeer.data.repository.EnvironmentTagSort;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectJoinStep;
import org.jooq.SelectSelectStep;

/** The list queries over the tags of all environments. Thread-safe. */
final class EnvironmentTagLists extends DirectoryLists<EnvironmentTag> {

    private static final DirectoryKey<EnvironmentTag> KEY = new DirectoryKey<>(
            TAG.ENVIRONMENT_ID,
            TAG.ID,
            row -> row.environment().id(),
            row -> row.tag().id());

    EnvironmentTagLists(Engine engine) {
        super(engine, TAG, KEY);
    }

    @Override
    List<Field<?>> columns() {
        List<Field<?>> columns = new ArrayList<>(TagEntity.INSTANCE.columns());
        columns.addAll(EnvironmentEntity.INSTANCE.columns());
        return columns;
    }

    @Override
    SelectJoinStep<Record> from(SelectSelectStep<Record> select) {
        return select.from(TAG).join(ENVIRONMENT_V2).on(ENVIRONMENT_V2.ID.eq(TAG.ENVIRONMENT_ID));
    }

    @Override
    EnvironmentTag read(RowReader reader) throws SQLException {
        return new EnvironmentTag(TagEntity.INSTANCE.read(reader), EnvironmentEntity.INSTANCE.read(reader));
    }

    ListRequest.Finished<EnvironmentTag> request(EnvironmentTagQuery query) {
        return request()
                .equal("organizationId", ENVIRONMENT_V2.ORGANIZATION_ID, query.organizationId())
                .anyOf(
                        "environmentIds",
                        TAG.ENVIRONMENT_ID,
                        query.environmentIds(),
                        EnvironmentTagQuery.MAX_ENVIRONMENT_IDS)
                .equal(
                        "entityType",
                        TAG.ENTITY_TYPE,
                        query.entityType() == null ? null : query.entityType().number())
                .search("search", query.search(), TAG.NAME)
                .order(sortKey(query.sort()), query.direction())
                .finish();
    }

    private static SortKey<EnvironmentTag, ?> sortKey(EnvironmentTagSort sort) {
        return switch (sort) {
            case NAME -> of(TagEntity.BY_NAME);
            case CREATED_AT -> of(TagEntity.BY_CREATED_AT);
            case UPDATED_AT -> of(TagEntity.BY_UPDATED_AT);
            case ENTITY_TYPE -> of(TagEntity.BY_ENTITY_TYPE);
            case ENVIRONMENT ->
                new SortKey<>(
                        "environment",
                        predicates -> ENVIRONMENT_V2.NAME,
                        row -> row.environment().name(),
                        text -> text);
        };
    }

    private static <V> SortKey<EnvironmentTag, V> of(SortKey<Tag, V> sort) {
        return new SortKey<>(sort.name(), sort.expression(), row -> sort.value().apply(row.tag()), sort.parse());
    }
}
