package io.bucketeer.data.jooq;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketeer.data.config.DatabaseConfig;
import io.bucketeer.data.dialect.Databases;
import io.bucketeer.data.dialect.OpenDatabase;
import io.bucketeer.data.migration.SchemaMigration;
import io.bucketeer.data.model.Clause;
import io.bucketeer.data.model.Feature;
import io.bucketeer.data.model.FeatureLastUsedInfo;
import io.bucketeer.data.model.LastUses;
import io.bucketeer.data.model.Operator;
import io.bucketeer.data.model.Rule;
import io.bucketeer.data.model.SegmentUser;
import io.bucketeer.data.model.SegmentUserState;
import io.bucketeer.data.model.SegmentUsers;
import io.bucketeer.data.model.Strategies;
import io.bucketeer.data.model.Tag;
import io.bucketeer.data.model.TagEntityType;
import io.bucketeer.data.model.Variation;
import io.bucketeer.data.repository.Direction;
import io.bucketeer.data.repository.FeatureStatus;
import io.bucketeer.data.repository.InEnvironment;
import io.bucketeer.data.testkit.TestDatabase;
import io.bucketeer.data.testkit.TestServers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** The indexes serve the lists: what the server plans for the very statements that the list gateway sends. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class ListPlanContract {

    private static final int ENVIRONMENTS = 20;
    private static final int ROWS = 400;
    private static final Instant START = Instant.ofEpochSecond(1_772_366_400L);

    private TestDatabase database;
    private OpenDatabase open;
    private Engine engine;
    private ListGateway<Feature> features;
    private ListGateway<Tag> tags;
    private DirectoryGateway<Feature> directory;
    private JooqSegmentUserRepository users;

    /** {@code mysql} or {@code postgres}. */
    abstract String type();

    /** Brings the planner's statistics up to date. */
    abstract List<String> analyze();

    /** Whether the plan of a page of features by name is what this database can do at best. */
    abstract void checkNameOrder(String plan);

    /** Whether the plan of a page of last uses by their time is what this database can do at best. */
    abstract void checkLastUseOrder(String plan);

    /** What a plan says of a read of that index which needs no row. */
    abstract Pattern readOfTheIndexAlone(String index);

    /** How this database says which plan it would take. */
    abstract String explain();

    @BeforeAll
    final void fill() {
        database = TestServers.database(type()).createDatabase("plans");
        SchemaMigration.of(type(), database.jdbcUrl(), database.username(), database.password())
                .migrate();
        open = Databases.open(DatabaseConfig.of(
                type(), database.host(), database.port(), database.name(), database.username(), database.password()));
        engine = new Engine(open, Clock.systemUTC());
        features = new ListGateway<>(engine, new GuardedGateway<>(engine, FeatureEntity.INSTANCE));
        tags = new ListGateway<>(engine, new TableGateway<>(engine, TagEntity.INSTANCE));
        directory = new DirectoryGateway<>(engine, FeatureEntity.INSTANCE);
        users = new JooqSegmentUserRepository(engine);
        for (int e = 0; e < ENVIRONMENTS; e++) {
            engine.repositories()
                    .features()
                    .insertAll(
                            "plan-" + e,
                            IntStream.range(0, ROWS)
                                    .mapToObj(ListPlanContract::feature)
                                    .toList());
            engine.repositories()
                    .tags()
                    .insertAll(
                            "plan-" + e,
                            IntStream.range(0, ROWS)
                                    .mapToObj(ListPlanContract::tag)
                                    .toList());
            String segment = "segment-" + e;
            users.upsert(
                    "plan-" + e,
                    IntStream.range(0, ROWS)
                            .mapToObj(i -> SegmentUsers.of(segment, "user-" + i, SegmentUserState.INCLUDED))
                            .toList());
        }
        for (int e = 0; e < ENVIRONMENTS; e++) {
            engine.repositories()
                    .featureLastUsedInfos()
                    .upsert(
                            "plan-" + e,
                            IntStream.range(0, ROWS)
                                    .mapToObj(i -> LastUses.of("f" + i / 2 * 2, i, START.plusSeconds(i), ""))
                                    .toList());
        }
        analyze().forEach(this::text);
    }

    @AfterAll
    final void close() {
        open.close();
        database.close();
    }

    private static Feature feature(int i) {
        return Feature.builder()
                .id("f" + i)
                .name("name " + (i * 7_919) % ROWS)
                .createdAt(START.plusSeconds(i * 31L % ROWS))
                .updatedAt(START.plusSeconds(i * 17L % ROWS))
                .variations(List.of(new Variation("on", "true", "On", "")))
                .defaultStrategy(Strategies.fixed("on"))
                .tags(List.of("common", "tag-" + i))
                .rules(i % 100 == 0 ? List.of(rule(Operator.FEATURE_FLAG)) : List.of())
                .build();
    }

    private static Rule rule(Operator operator) {
        Clause clause = new Clause("clause", "attribute", operator, List.of("on"));
        return new Rule("rule", Strategies.fixed("on"), List.of(clause));
    }

    private static Tag tag(int i) {
        return Tag.builder()
                .id("t" + i)
                .name("tag-" + i)
                .entityType(TagEntityType.FEATURE_FLAG)
                .createdAt(START.plusSeconds(i))
                .updatedAt(START.plusSeconds(i))
                .build();
    }

    @Test
    void featurePageByCreationTime_readsTheIndexInOrder() {
        readsInOrder(FeatureEntity.BY_CREATED_AT, "idx_feature_environment_id_created_at_id");
    }

    @Test
    void featurePageByTimeOfChange_readsTheIndexInOrder() {
        readsInOrder(FeatureEntity.BY_UPDATED_AT, "idx_feature_environment_id_updated_at_id");
    }

    /** The first page and one in the middle. */
    private void readsInOrder(SortKey<Feature, Long> sort, String index) {
        ListRequest.Finished<Feature> request = featuresBy(sort);
        assertThat(plan(features.select(request, 50, null))).contains(index).doesNotContain("Sort");
        String cursor = new Cursor(Long.toString(START.getEpochSecond() + 10), "f1").encode(request.fingerprint());
        assertThat(plan(features.select(request, 50, cursor))).contains(index).doesNotContain("Sort");
    }

    @Test
    void featurePageByStateOrNumberOfTags_readsOnlyTheEnvironment() {
        assertThat(plan(features.select(featuresBy(FeatureEntity.BY_ENABLED), 50, null)))
                .contains("idx_feature_environment_id_");
        assertThat(plan(features.select(featuresBy(FeatureEntity.BY_TAGS), 50, null)))
                .contains("idx_feature_environment_id_");
    }

    @Test
    void featuresByIds_readTheKeyWhateverTheirNumberByOneText() {
        for (SortKey<Feature, ?> sort : List.of(FeatureEntity.BY_NAME, FeatureEntity.BY_CREATED_AT)) {
            ListStatement few = features.select(byIds(2, sort), 50, null);
            ListStatement many = features.select(byIds(100, sort), 50, null);
            assertThat(plan(few)).containsAnyOf("PRIMARY", "feature_pkey", "idx_feature_environment_id_id");
            assertThat(plan(many)).containsAnyOf("PRIMARY", "feature_pkey", "idx_feature_environment_id_");
            assertThat(few.sql()).isEqualTo(many.sql()).doesNotContain("f1");
        }
    }

    private ListRequest.Finished<Feature> byIds(int count, SortKey<Feature, ?> sort) {
        return features.request("plan-3")
                .anyOf(
                        "ids",
                        FeatureTable.FEATURE.ID,
                        IntStream.range(0, count).mapToObj(i -> "f" + i).collect(Collectors.toSet()),
                        1_000)
                .equal("deleted", FeatureTable.FEATURE.DELETED, false)
                .order(sort, Direction.ASCENDING)
                .finish();
    }

    @Test
    void directoryChunk_readsTheIndexInOrder() {
        assertThat(plan(directory.select(null)))
                .contains("idx_feature_environment_id_id")
                .doesNotContain("Sort");
        assertThat(plan(directory.select(new InEnvironment<>("plan-3", feature(17)))))
                .contains("idx_feature_environment_id_id")
                .doesNotContain("Sort");
    }

    @Test
    void featurePageByName_readsTheBestIndexThereIs() {
        checkNameOrder(plan(features.select(featuresBy(FeatureEntity.BY_NAME), 50, null)));
    }

    @Test
    void featuresByARareTag_readTheTagIndex() {
        ListRequest.Finished<Feature> request = features.request("plan-3")
                .containsAll("tags", FeatureTable.FEATURE.TAGS, Set.of("tag-17"))
                .order(FeatureEntity.BY_NAME, Direction.ASCENDING)
                .finish();
        assertThat(plan(features.select(request, 50, null))).contains("idx_feature_tags");
    }

    @Test
    void featuresThatUseAFlagAsRule_readAnIndexOverTheirRules() {
        ListRequest.Finished<Feature> request = features.request("plan-3")
                .exists(
                        "usesFlagAsRule",
                        FeatureTable.FEATURE.RULES,
                        List.of("clauses", "operator"),
                        Operator.FEATURE_FLAG.number(),
                        true)
                .order(FeatureEntity.BY_NAME, Direction.ASCENDING)
                .finish();
        assertThat(plan(features.select(request, 50, null)))
                .containsAnyOf("idx_feature_uses_flag", "idx_feature_references");
    }

    @Test
    void featuresByStatus_lookTheirLastUseUpInTheIndexAlone() {
        for (FeatureStatus status : FeatureStatus.values()) {
            ListRequest.Finished<Feature> request = features.request("plan-3")
                    .byHand("status", status, value -> featureUse().status("plan-3", value))
                    .order(FeatureEntity.BY_CREATED_AT, Direction.ASCENDING)
                    .finish();
            assertThat(plan(features.select(request, 50, null)))
                    .contains("idx_feature_environment_id_")
                    .containsPattern(readOfTheIndexAlone("idx_feature_last_used_info_last_used_at"));
        }
    }

    @Test
    void summary_readsOnlyTheEnvironment() {
        assertThat(plan(featureUse().summaryOf("plan-3")))
                .contains("idx_feature_environment_id_")
                .contains("idx_feature_last_used_info_");
    }

    @Test
    void countByTag_readsOnlyTheEnvironment() {
        assertThat(plan(featureUse().tagCounts("plan-3"))).contains("idx_feature_environment_id_");
    }

    @Test
    void lastUsesByIds_readTheKeyOrTheEnvironmentWhereTheyAreMostOfIt() {
        assertThat(plan(lastUses(1)))
                .containsAnyOf(
                        "using PRIMARY",
                        "feature_last_used_info_pkey",
                        "idx_feature_last_used_info_environment_id_id");
        assertThat(plan(lastUses(500)))
                .containsAnyOf("using PRIMARY", "feature_last_used_info_pkey", "idx_feature_last_used_info_");
    }

    private ListStatement lastUses(int count) {
        List<String> ids =
                IntStream.range(0, count).mapToObj(i -> LastUses.id("f" + i, i)).toList();
        return ((JooqLastUse) engine.repositories().featureLastUsedInfos()).select("plan-3", ids);
    }

    private JooqFeatureUse featureUse() {
        return (JooqFeatureUse) engine.repositories().features();
    }

    @Test
    void tagPageByName_readsTheIndexInOrder() {
        ListRequest.Finished<Tag> request = tags.request("plan-3")
                .order(TagEntity.BY_NAME, Direction.ASCENDING)
                .finish();
        assertThat(plan(tags.select(request, 50, null)))
                .contains("idx_tag_environment_id_name_id")
                .doesNotContain("Sort");
    }

    /** The first page, one in the middle and the last, both ways: none looks at users of other segments. */
    @Test
    void segmentUserPage_readsItsSegmentsRangeInOrder() {
        ListGateway<SegmentUser> lists =
                new ListGateway<>(engine, new TableGateway<>(engine, SegmentUserEntity.INSTANCE));
        for (Direction direction : Direction.values()) {
            ListRequest.Finished<SegmentUser> request = lists.request("plan-3")
                    .byHand("segmentId", "segment-3", segment -> users.segmentId("plan-3", segment))
                    .equal("deleted", SegmentUserTable.SEGMENT_USER.DELETED, false)
                    .order(SegmentUserEntity.BY_ID, direction)
                    .finish();
            for (String user : List.of("user-0", "user-200", "user-99")) {
                String id = SegmentUsers.id("segment-3", user, SegmentUserState.INCLUDED);
                String cursor = user.equals("user-0") ? null : new Cursor(id, id).encode(request.fingerprint());
                assertThat(plan(lists.select(request, 50, cursor)))
                        .as("%s from %s", direction, user)
                        .containsAnyOf(
                                "range scan on segment_user using PRIMARY over ('segment-3:",
                                "using idx_segment_user_environment_id_id over (environment_id = 'plan-3' AND 'segment-3:",
                                "using idx_segment_user_environment_id_id on",
                                "using idx_segment_user_environment_id_segment_id_id")
                        .doesNotContain("Sort");
            }
        }
    }

    @Test
    void segmentUsersOfAnEnvironment_readItsRangeInOrder() {
        ListGateway<SegmentUser> lists =
                new ListGateway<>(engine, new TableGateway<>(engine, SegmentUserEntity.INSTANCE));
        for (Direction direction : Direction.values()) {
            ListRequest.Finished<SegmentUser> request = lists.request("plan-3")
                    .equal("deleted", SegmentUserTable.SEGMENT_USER.DELETED, false)
                    .order(SegmentUserEntity.BY_ID, direction)
                    .finish();
            String middle = SegmentUsers.id("segment-3", "user-200", SegmentUserState.INCLUDED);
            readInOrder(lists, request, middle, "idx_segment_user_environment_id_id");
        }
    }

    @Test
    void segmentUsersOfAUser_readThatUsersRowsAlone() {
        ListGateway<SegmentUser> lists =
                new ListGateway<>(engine, new TableGateway<>(engine, SegmentUserEntity.INSTANCE));
        ListRequest.Finished<SegmentUser> request = lists.request("plan-3")
                .equal("userId", SegmentUserTable.SEGMENT_USER.USER_ID, "user-7")
                .equal("deleted", SegmentUserTable.SEGMENT_USER.DELETED, false)
                .order(SegmentUserEntity.BY_ID, Direction.ASCENDING)
                .finish();
        assertThat(plan(lists.select(request, 50, null))).contains("idx_segment_user_environment_id_user_id");
    }

    @Test
    void lastUsesById_readTheEnvironmentsRangeInOrder() {
        ListGateway<FeatureLastUsedInfo> lists =
                new ListGateway<>(engine, new TableGateway<>(engine, FeatureLastUsedInfoEntity.INSTANCE));
        for (Direction direction : Direction.values()) {
            ListRequest.Finished<FeatureLastUsedInfo> request = lists.request("plan-3")
                    .order(FeatureLastUsedInfoEntity.BY_ID, direction)
                    .finish();
            readInOrder(lists, request, "f200:201", "idx_feature_last_used_info_environment_id_id");
        }
    }

    /** The first page and one in the middle, of few of the environment's rows. */
    private <T> void readInOrder(ListGateway<T> lists, ListRequest.Finished<T> request, String middle, String index) {
        String cursor = new Cursor(middle, middle).encode(request.fingerprint());
        assertThat(plan(lists.select(request, 10, null))).contains(index).doesNotContain("Sort");
        assertThat(plan(lists.select(request, 10, cursor))).contains(index).doesNotContain("Sort");
    }

    @Test
    void lastUsesByTime_readTheBestIndexThereIs() {
        ListGateway<FeatureLastUsedInfo> lists =
                new ListGateway<>(engine, new TableGateway<>(engine, FeatureLastUsedInfoEntity.INSTANCE));
        ListRequest.Finished<FeatureLastUsedInfo> request = lists.request("plan-3")
                .order(FeatureLastUsedInfoEntity.BY_LAST_USED_AT, Direction.DESCENDING)
                .finish();
        checkLastUseOrder(plan(lists.select(request, 50, null)));
    }

    private ListRequest.Finished<Feature> featuresBy(SortKey<Feature, ?> sort) {
        return features.request("plan-3")
                .equal("deleted", FeatureTable.FEATURE.DELETED, false)
                .order(sort, Direction.ASCENDING)
                .finish();
    }

    private String plan(ListStatement query) {
        try (Connection connection = open.dataSource().getConnection();
                PreparedStatement statement = connection.prepareStatement(explain() + query.sql())) {
            query.bind(new RowBinder(statement, open.dialect().nestedValues()));
            return rows(statement.executeQuery());
        } catch (SQLException e) {
            throw new IllegalStateException(query.sql(), e);
        }
    }

    /** All rows of the first column of a statement's result, where it has one. */
    private String text(String sql) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            return statement.execute(sql) ? rows(statement.getResultSet()) : "";
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static String rows(ResultSet rows) throws SQLException {
        StringBuilder text = new StringBuilder();
        while (rows.next()) {
            text.append(rows.getString(1)).append('\n');
        }
        return text.toString();
    }
}
