package io.bucketeer.data.jooq;

import static io.bucketeer.data.jooq.FeatureTable.FEATURE;
import static org.assertj.core.api.Assertions.assertThat;

import io.bucketeer.data.config.DatabaseConfig;
import io.bucketeer.data.dialect.Databases;
import io.bucketeer.data.dialect.NestedValues;
import io.bucketeer.data.dialect.OpenDatabase;
import io.bucketeer.data.migration.SchemaMigration;
import io.bucketeer.data.model.Audience;
import io.bucketeer.data.model.FixedStrategy;
import io.bucketeer.data.model.RolloutVariation;
import io.bucketeer.data.model.Strategies;
import io.bucketeer.data.model.Strategy;
import io.bucketeer.data.model.Variation;
import io.bucketeer.data.testkit.TestDatabase;
import io.bucketeer.data.testkit.TestServers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Insert;
import org.jooq.Record;
import org.jooq.Record3;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** One set of generated fields serves both databases through jOOQ's own statements. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class NestedBindingContract {

    private static final List<Variation> QUOTES =
            List.of(new Variation("a", "\"q\" 'q' \\ {1,2} (x)", "寿司🍣", ""), new Variation("", " ", "null", "\n\t"));
    private static final List<Variation> PLAIN = List.of(new Variation("on", "true", "On", ""));
    private static final Strategy FIXED = Strategies.fixed("on");
    private static final Strategy ROLLOUT =
            Strategies.rollout(List.of(new RolloutVariation("on", 100_000)), new Audience(25, "on"));

    private TestDatabase database;
    private OpenDatabase open;
    private Connection connection;
    private DSLContext dsl;
    private String environment;

    /** {@code mysql} or {@code postgres}. */
    abstract String type();

    /** The type of a column that holds a list of {@code fixed_strategy}. */
    abstract String fixedStrategies();

    @BeforeAll
    final void openDatabase() {
        database = TestServers.database(type()).createDatabase("binding");
        SchemaMigration.of(type(), database.jdbcUrl(), database.username(), database.password())
                .migrate();
        open = Databases.open(DatabaseConfig.of(
                type(), database.host(), database.port(), database.name(), database.username(), database.password()));
    }

    @AfterAll
    final void closeDatabase() {
        open.close();
        database.close();
    }

    @BeforeEach
    final void connect() throws SQLException {
        connection = open.dataSource().getConnection();
        DefaultConfiguration configuration = new DefaultConfiguration();
        configuration.set(connection);
        configuration.set(open.dialect().family());
        configuration.set(new Settings().withRenderSchema(false));
        configuration.data(NestedValues.class, open.dialect().nestedValues());
        dsl = DSL.using(configuration);
        environment = "env-" + UUID.randomUUID();
    }

    @AfterEach
    final void disconnect() throws SQLException {
        connection.close();
    }

    @Test
    void insert_thenSelect_givesEqualValues() {
        insert("f", QUOTES, ROLLOUT, List.of("a,b", "{c}")).execute();

        assertThat(nested("f"))
                .isEqualTo(DSL.using(open.dialect().family())
                        .newRecord(FEATURE.VARIATIONS, FEATURE.DEFAULT_STRATEGY, FEATURE.TAGS)
                        .values(QUOTES, ROLLOUT, List.of("a,b", "{c}")));
        assertThat(dsl.select(FEATURE.VARIATION_VALUE_SCHEMA, FEATURE.PREREQUISITES)
                        .from(FEATURE)
                        .where(FEATURE.ENVIRONMENT_ID.eq(environment))
                        .fetchOne()
                        .intoList())
                .as("SQL NULL")
                .containsExactly(null, null);
    }

    @Test
    void update_guardedByVersion_changesOnlyTheRowAsRead() {
        insert("f", PLAIN, FIXED, List.of()).execute();

        assertThat(update(2)).isZero();
        assertThat(nested("f").value1()).isEqualTo(PLAIN);
        assertThat(update(1)).isOne();
        assertThat(nested("f").value1()).isEqualTo(QUOTES);
        assertThat(nested("f").value2()).isEqualTo(ROLLOUT);
    }

    private int update(int version) {
        return dsl.update(FEATURE)
                .set(FEATURE.VARIATIONS, QUOTES)
                .set(FEATURE.DEFAULT_STRATEGY, ROLLOUT)
                .set(FEATURE.VERSION, FEATURE.VERSION.plus(1))
                .where(FEATURE.ENVIRONMENT_ID.eq(environment))
                .and(FEATURE.ID.eq("f"))
                .and(FEATURE.VERSION.eq(version))
                .execute();
    }

    @Test
    void upsert_rowThatIsThere_takesTheNewNestedValues() {
        for (List<Variation> variations : List.of(PLAIN, QUOTES)) {
            dsl.insertInto(FEATURE)
                    .columns(columns())
                    .values(values("f", variations, FIXED, List.of("t")))
                    .onConflict(FEATURE.ID, FEATURE.ENVIRONMENT_ID)
                    .doUpdate()
                    .set(FEATURE.VARIATIONS, variations)
                    .execute();
        }

        assertThat(nested("f").value1()).isEqualTo(QUOTES);
    }

    /** jOOQ #2139: a batch must not send the first row's nested values with every row. */
    @Test
    void batch_rowsOfDifferentNestedValues_storesEachItsOwn() {
        dsl.batch(insert("template", PLAIN, FIXED, List.of()))
                .bind(values("f1", PLAIN, FIXED, List.of("one")).toArray())
                .bind(values("f2", QUOTES, ROLLOUT, List.of("two", "three")).toArray())
                .bind(values("f3", PLAIN, ROLLOUT, List.of()).toArray())
                .execute();

        assertThat(nested("f1").intoList()).containsExactly(PLAIN, FIXED, List.of("one"));
        assertThat(nested("f2").intoList()).containsExactly(QUOTES, ROLLOUT, List.of("two", "three"));
        assertThat(nested("f3").intoList()).containsExactly(PLAIN, ROLLOUT, List.of());
    }

    /** jOOQ #14010: a composite of one field, in an array. */
    @Test
    void listOfCompositesOfOneField_survives() {
        NestedListType<FixedStrategy> type = new NestedListType<>("fixed_strategy", FixedStrategyCodec.INSTANCE);
        Field<List<FixedStrategy>> list =
                DSL.field(DSL.name("list"), SQLDataType.OTHER.asConvertedDataType(new NestedBinding<>(type)));
        List<FixedStrategy> value = List.of(
                new FixedStrategy("a"), new FixedStrategy(""), new FixedStrategy("(b,c)"), new FixedStrategy("\"\\"));
        dsl.execute("CREATE TEMPORARY TABLE pin (list " + fixedStrategies() + ")");
        try {
            dsl.insertInto(DSL.table(DSL.name("pin")), list).values(value).execute();

            assertThat(dsl.select(list).from(DSL.table(DSL.name("pin"))).fetchOne(list))
                    .isEqualTo(value);
        } finally {
            dsl.execute("DROP TABLE pin");
        }
    }

    @Test
    void inlinedText_asJooqLogsIt_showsNoNestedValue() {
        String text = dsl.renderInlined(insert("f", QUOTES, FIXED, List.of("canary")));

        assertThat(text).contains("?").doesNotContain("canary", "寿司");
    }

    private Record3<List<Variation>, Strategy, List<String>> nested(String id) {
        return dsl.select(FEATURE.VARIATIONS, FEATURE.DEFAULT_STRATEGY, FEATURE.TAGS)
                .from(FEATURE)
                .where(FEATURE.ENVIRONMENT_ID.eq(environment))
                .and(FEATURE.ID.eq(id))
                .fetchSingle();
    }

    private Insert<Record> insert(String id, List<Variation> variations, Strategy strategy, List<String> tags) {
        return dsl.insertInto(FEATURE).columns(columns()).values(values(id, variations, strategy, tags));
    }

    private static List<Field<?>> columns() {
        return List.of(
                FEATURE.ID,
                FEATURE.ENVIRONMENT_ID,
                FEATURE.NAME,
                FEATURE.DESCRIPTION,
                FEATURE.ENABLED,
                FEATURE.ARCHIVED,
                FEATURE.DELETED,
                FEATURE.EVALUATION_UNDELAYABLE,
                FEATURE.TTL,
                FEATURE.VERSION,
                FEATURE.CREATED_AT,
                FEATURE.UPDATED_AT,
                FEATURE.VARIATIONS,
                FEATURE.TARGETS,
                FEATURE.RULES,
                FEATURE.DEFAULT_STRATEGY,
                FEATURE.TAGS,
                FEATURE.OFF_VARIATION,
                FEATURE.MAINTAINER,
                FEATURE.VARIATION_TYPE,
                FEATURE.SAMPLING_SEED);
    }

    private List<Object> values(String id, List<Variation> variations, Strategy strategy, List<String> tags) {
        return List.of(
                id,
                environment,
                "name",
                "",
                true,
                false,
                false,
                false,
                0,
                1,
                1L,
                1L,
                variations,
                List.of(),
                List.of(),
                strategy,
                tags,
                "on",
                "",
                0,
                "");
    }
}
