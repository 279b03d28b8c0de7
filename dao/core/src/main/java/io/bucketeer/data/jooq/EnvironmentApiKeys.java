package io.bucketeer.data.jooq;

import static io.bucketeer.data.jooq.ApiKeyTable.API_KEY;
import static io.bucketeer.data.jooq.EnvironmentV2Table.ENVIRONMENT_V2;
import static io.bucketeer.data.jooq.ProjectTable.PROJECT;

import io.bucketeer.data.dialect.UnknownMemberListener;
import io.bucketeer.data.model.EnvironmentApiKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectJoinStep;
import org.jooq.SelectSelectStep;
import org.jooq.SortField;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** API keys joined to their environments and projects: what is selected, and how it becomes a record. */
final class EnvironmentApiKeys {

    /** The hash of a secret in clear. The database computes it, so that no record and no write knows of it. */
    static final Field<String> LEGACY_HASH =
            DSL.field(DSL.name(API_KEY.getUnqualifiedName(), DSL.name("legacy_hash")), SQLDataType.VARCHAR(64));

    private static final int ID_AT = columns().indexOf(API_KEY.ID) + 1;
    private static final int ENVIRONMENT_ID_AT = columns().indexOf(ENVIRONMENT_V2.ID) + 1;

    private EnvironmentApiKeys() {}

    /** Everything that {@link #read} reads, in its order. */
    static List<Field<?>> columns() {
        List<Field<?>> columns = new ArrayList<>(ApiKeyEntity.INSTANCE.columns());
        columns.addAll(EnvironmentEntity.INSTANCE.columns());
        columns.addAll(List.of(PROJECT.URL_CODE, PROJECT.DISABLED));
        return columns;
    }

    /** The keys that belong to a registered environment of a registered project. */
    static SelectJoinStep<Record> from(SelectSelectStep<Record> select) {
        return from(select, API_KEY);
    }

    /**
     * The first keys in order of environment and id that the condition holds for and that belong to such environments,
     * joined like all. The keys are taken before anything is joined, and their environments asked for one by one: a
     * join could start with the projects, and would then read and sort all keys for each page.
     */
    static SelectJoinStep<Record> fromFirst(DSLContext dsl, Condition condition, List<SortField<?>> order, int rows) {
        Field<Integer> registered = DSL.field(dsl.select(DSL.inline(1))
                .from(ENVIRONMENT_V2)
                .join(PROJECT)
                .on(PROJECT.ID.eq(ENVIRONMENT_V2.PROJECT_ID))
                .where(ENVIRONMENT_V2.ID.eq(API_KEY.ENVIRONMENT_ID)));
        List<Field<?>> ofKeys = new ArrayList<>(ApiKeyEntity.INSTANCE.columns());
        ofKeys.add(API_KEY.ENVIRONMENT_ID);
        Table<Record> keys = dsl.select(ofKeys)
                .from(API_KEY)
                .where(condition)
                .and(registered.isNotNull())
                .orderBy(order)
                .limit(DSL.inline(rows))
                .asTable(API_KEY.getUnqualifiedName());
        return from(dsl.select(columns()), keys);
    }

    private static SelectJoinStep<Record> from(SelectSelectStep<Record> select, Table<Record> keys) {
        return select.from(keys)
                .join(ENVIRONMENT_V2)
                .on(ENVIRONMENT_V2.ID.eq(API_KEY.ENVIRONMENT_ID))
                .join(PROJECT)
                .on(PROJECT.ID.eq(ENVIRONMENT_V2.PROJECT_ID));
    }

    /** A reader of rows that begin with {@link #columns}. A row that cannot be read is named with its environment. */
    static RowReader reader(Engine engine, ResultSet rows, Action action) {
        return new RowReader(
                rows,
                row -> action.ofRow(row.getString(ENVIRONMENT_ID_AT), row.getString(ID_AT)),
                engine.dialect().nestedValues(),
                UnknownMemberListener.IGNORED);
    }

    static EnvironmentApiKey read(RowReader reader) throws SQLException {
        return new EnvironmentApiKey(
                ApiKeyEntity.INSTANCE.read(reader),
                EnvironmentEntity.INSTANCE.read(reader),
                reader.text(),
                reader.bool());
    }
}
