package io.bucketeer.data.benchmarks.subject;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import io.bucketeer.data.benchmarks.subject.Composites.PrerequisiteRecord;
import io.bucketeer.data.benchmarks.subject.Composites.PrerequisiteType;
import io.bucketeer.data.benchmarks.subject.Composites.RuleRecord;
import io.bucketeer.data.benchmarks.subject.Composites.RuleType;
import io.bucketeer.data.benchmarks.subject.Composites.StrategyRecord;
import io.bucketeer.data.benchmarks.subject.Composites.StrategyType;
import io.bucketeer.data.benchmarks.subject.Composites.TagsRecord;
import io.bucketeer.data.benchmarks.subject.Composites.TagsType;
import io.bucketeer.data.benchmarks.subject.Composites.TargetRecord;
import io.bucketeer.data.benchmarks.subject.Composites.TargetType;
import io.bucketeer.data.benchmarks.subject.Composites.VariationRecord;
import io.bucketeer.data.dialect.OpenDatabase;
import io.bucketeer.data.model.Feature;
import io.bucketeer.data.model.VariationType;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.QueryExecutor;

/**
 * jOOQ's own reading of composites: its DSL, its records of composite types, mapped by hand. jOOQ reads the text form,
 * so the driver is told not to ask for the binary one. {@code variation_value_schema}, which is null in every row, is
 * not selected.
 */
final class JooqReads implements FeatureReads {

    private static final Field<String> ID = column("id", SQLDataType.VARCHAR);
    private static final Field<String> NAME = column("name", SQLDataType.VARCHAR);
    private static final Field<String> DESCRIPTION = column("description", SQLDataType.CLOB);
    private static final Field<Boolean> ENABLED = column("enabled", SQLDataType.BOOLEAN);
    private static final Field<Boolean> ARCHIVED = column("archived", SQLDataType.BOOLEAN);
    private static final Field<Boolean> DELETED = column("deleted", SQLDataType.BOOLEAN);
    private static final Field<Boolean> UNDELAYABLE = column("evaluation_undelayable", SQLDataType.BOOLEAN);
    private static final Field<Integer> TTL = column("ttl", SQLDataType.INTEGER);
    private static final Field<Integer> VERSION = column("version", SQLDataType.INTEGER);
    private static final Field<Long> CREATED_AT = column("created_at", SQLDataType.BIGINT);
    private static final Field<Long> UPDATED_AT = column("updated_at", SQLDataType.BIGINT);
    private static final Field<VariationRecord[]> VARIATIONS = column(
            "variations", Composites.VariationType.VARIATION.getDataType().array());
    private static final Field<TargetRecord[]> TARGETS =
            column("targets", TargetType.TARGET.getDataType().array());
    private static final Field<RuleRecord[]> RULES =
            column("rules", RuleType.RULE.getDataType().array());
    private static final Field<StrategyRecord> DEFAULT_STRATEGY =
            column("default_strategy", StrategyType.STRATEGY.getDataType());
    private static final Field<String> OFF_VARIATION = column("off_variation", SQLDataType.VARCHAR);
    private static final Field<TagsRecord> TAGS = column("tags", TagsType.TAGS.getDataType());
    private static final Field<String> MAINTAINER = column("maintainer", SQLDataType.VARCHAR);
    private static final Field<Integer> VARIATION_TYPE = column("variation_type", SQLDataType.INTEGER);
    private static final Field<String> SAMPLING_SEED = column("sampling_seed", SQLDataType.VARCHAR);
    private static final Field<PrerequisiteRecord[]> PREREQUISITES =
            column("prerequisites", PrerequisiteType.PREREQUISITE.getDataType().array());
    private static final Field<String> ENVIRONMENT_ID = column("environment_id", SQLDataType.VARCHAR);

    private static final List<Field<?>> COLUMNS = List.of(
            ID,
            NAME,
            DESCRIPTION,
            ENABLED,
            ARCHIVED,
            DELETED,
            UNDELAYABLE,
            TTL,
            VERSION,
            CREATED_AT,
            UPDATED_AT,
            VARIATIONS,
            TARGETS,
            RULES,
            DEFAULT_STRATEGY,
            OFF_VARIATION,
            TAGS,
            MAINTAINER,
            VARIATION_TYPE,
            SAMPLING_SEED,
            PREREQUISITES);

    private final OpenDatabase database;
    private final DSLContext dsl;

    /** @param database one whose pool has one connection */
    JooqReads(OpenDatabase database) {
        this.database = database;
        refuseBinaryComposites(database);
        this.dsl = DSL.using(
                database.dataSource(),
                SQLDialect.POSTGRES,
                new Settings()
                        .withExecuteLogging(false)
                        .withFetchWarnings(false)
                        .withRenderFormatted(false));
    }

    private static <T> Field<T> column(String name, DataType<T> type) {
        return field(name(name), type);
    }

    private static void refuseBinaryComposites(OpenDatabase database) {
        String composites = "select unnest(array[oid, typarray])::int8 from pg_type where typtype = 'c'";
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(composites)) {
            QueryExecutor executor = connection.unwrap(BaseConnection.class).getQueryExecutor();
            while (rows.next()) {
                executor.removeBinaryReceiveOid((int) rows.getLong(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot prepare the connection", e);
        }
    }

    @Override
    public Optional<Feature> find(String environmentId, String id) {
        return dsl.select(COLUMNS)
                .from(table(name("feature")))
                .where(present(environmentId))
                .and(ID.eq(id))
                .fetchOptional(JooqReads::feature);
    }

    @Override
    public List<Feature> list(String environmentId, int pageSize) {
        List<Feature> features = dsl.select(COLUMNS)
                .from(table(name("feature")))
                .where(present(environmentId))
                .orderBy(CREATED_AT, ID)
                .limit(pageSize + 1)
                .fetch(JooqReads::feature);
        return features.size() > pageSize ? features.subList(0, pageSize) : features;
    }

    private static Condition present(String environmentId) {
        return ENVIRONMENT_ID.eq(environmentId).and(DELETED.eq(inline(false)));
    }

    private static Feature feature(Record row) {
        return new Feature(
                row.get(ID),
                row.get(NAME),
                row.get(DESCRIPTION),
                row.get(ENABLED),
                row.get(ARCHIVED),
                row.get(DELETED),
                row.get(UNDELAYABLE),
                row.get(TTL),
                row.get(VERSION),
                Instant.ofEpochSecond(row.get(CREATED_AT)),
                Instant.ofEpochSecond(row.get(UPDATED_AT)),
                CompositeRecords.list(row.get(VARIATIONS), CompositeRecords::variation),
                CompositeRecords.list(row.get(TARGETS), CompositeRecords::target),
                CompositeRecords.list(row.get(RULES), CompositeRecords::rule),
                CompositeRecords.strategy(row.get(DEFAULT_STRATEGY)),
                row.get(OFF_VARIATION),
                List.of(row.get(TAGS).get(TagsType.TAGS.names)),
                row.get(MAINTAINER),
                VariationType.of(row.get(VARIATION_TYPE)),
                null,
                row.get(SAMPLING_SEED),
                CompositeRecords.list(row.get(PREREQUISITES), CompositeRecords::prerequisite));
    }

    @Override
    public void close() {
        database.close();
    }
}
