package io.bucketeer.data.plans;

import io.bucketeer.data.contract.Registered;
import io.bucketeer.data.contract.TenantCases;
import io.bucketeer.data.model.ApiKey;
import io.bucketeer.data.model.Clause;
import io.bucketeer.data.model.Feature;
import io.bucketeer.data.model.LastUses;
import io.bucketeer.data.model.Operator;
import io.bucketeer.data.model.Prerequisite;
import io.bucketeer.data.model.Rule;
import io.bucketeer.data.model.Segment;
import io.bucketeer.data.model.SegmentStatus;
import io.bucketeer.data.model.SegmentUser;
import io.bucketeer.data.model.SegmentUserState;
import io.bucketeer.data.model.SegmentUsers;
import io.bucketeer.data.model.Strategies;
import io.bucketeer.data.model.Tag;
import io.bucketeer.data.model.TagEntityType;
import io.bucketeer.data.model.Variation;
import io.bucketeer.data.repository.ApiKeySecret;
import io.bucketeer.data.repository.Session;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * 20 environments of 1,000 features, tags, segments, segment users, API keys and last uses each, of the same ids
 * everywhere. One is stored by the library, together with what {@link TenantCases} asks for; the server copies it.
 */
final class PlanData {

    /** The environment that is asked for: one among the others. */
    static final String ENVIRONMENT = "plan-7";

    /** An environment that has half of all tags: where a part of an environment is a large part of the table. */
    static final String LARGEST = "largest";

    /** The id of the one organization and the one project. */
    static final String INSTALLATION = "installation";

    /** The secret of a key that is stored by its hash, and of one that is stored in clear. */
    static final ApiKeySecret HASHED = ApiKeySecret.generate();

    static final ApiKeySecret IN_CLEAR = ApiKeySecret.generate();

    /** The tables with rows of environments. */
    static final List<String> LARGE =
            List.of("feature", "tag", "segment", "segment_user", "api_key", "feature_last_used_info");

    private static final List<String> ALL = Stream.concat(
                    LARGE.stream(), Stream.of("organization", "project", "environment_v2"))
            .toList();

    /** Every row of these was stored at or after it. */
    static final Instant START = Instant.ofEpochSecond(1_772_366_400L);

    private static final int ENVIRONMENTS = 20;
    private static final int ROWS = 1_000;
    private static final int SEGMENT_SIZE = 100;

    private PlanData() {}

    /** Stores the rows of one environment. */
    static void store(Session session) {
        for (int e = 0; e < ENVIRONMENTS; e++) {
            Registered.environment(session, "plan-" + e);
        }
        session.features().insertAll(ENVIRONMENT, rows(PlanData::feature));
        session.tags().insertAll(ENVIRONMENT, rows(PlanData::tag));
        session.segments().insertAll(ENVIRONMENT, rows(PlanData::segment));
        session.segmentUsers().upsert(ENVIRONMENT, rows(PlanData::segmentUser));
        session.featureLastUsedInfos()
                .upsert(
                        ENVIRONMENT,
                        rows(i -> LastUses.of("f" + i / 2 * 2, i % 2, START.plusSeconds(i), "1." + i % 9 + ".0")));
        rows(PlanData::apiKey).forEach(key -> session.apiKeys().create(ENVIRONMENT, key));
        session.apiKeys().createWithSecret(ENVIRONMENT, apiKey(ROWS), HASHED);
        session.apiKeys().create(ENVIRONMENT, apiKey(ROWS + 1));
        TenantCases.fill(session, ENVIRONMENT, "plans");
    }

    private static <T> List<T> rows(IntFunction<T> row) {
        return IntStream.range(0, ROWS).mapToObj(row).toList();
    }

    private static Feature feature(int i) {
        return Feature.builder()
                .id("f" + i)
                .name("name " + i * 7_919 % ROWS)
                .description("what number " + i + " is for")
                .enabled(i % 2 == 0)
                .archived(i % 10 == 9)
                .createdAt(START.plusSeconds(i * 31L % ROWS))
                .updatedAt(START.plusSeconds(i * 17L % ROWS))
                .variations(List.of(new Variation("on", "true", "On", ""), new Variation("off", "false", "Off", "")))
                .defaultStrategy(Strategies.fixed("on"))
                .offVariation("off")
                .tags(List.of("common", "tag-" + i))
                .maintainer("owner-" + i % 50 + "@example.com")
                .prerequisites(i % 20 == 5 ? List.of(new Prerequisite("f" + (i - 1), "on")) : List.of())
                .rules(rules(i))
                .build();
    }

    /** One feature in a hundred depends on another, one in ten looks into a segment. */
    private static List<Rule> rules(int i) {
        if (i % 100 == 0) {
            return List.of(rule(Operator.FEATURE_FLAG, "on"));
        }
        return i % 10 == 1 ? List.of(rule(Operator.SEGMENT, "segment-" + i / 10)) : List.of();
    }

    private static Rule rule(Operator operator, String value) {
        return new Rule("rule", Strategies.fixed("on"), List.of(new Clause("clause", "", operator, List.of(value))));
    }

    private static Tag tag(int i) {
        return Tag.builder()
                .id("t" + i)
                .name("tag-" + i)
                .entityType(TagEntityType.FEATURE_FLAG)
                .createdAt(START.plusSeconds(i * 31L % ROWS))
                .updatedAt(START.plusSeconds(i * 17L % ROWS))
                .build();
    }

    private static Segment segment(int i) {
        return Segment.builder()
                .id("segment-" + i)
                .name("name " + i * 7_919 % ROWS)
                .status(i % 2 == 0 ? SegmentStatus.INITIAL : SegmentStatus.SUCCEEDED)
                .includedUserCount(i % 50)
                .createdAt(START.plusSeconds(i * 31L % ROWS))
                .updatedAt(START.plusSeconds(i * 17L % ROWS))
                .build();
    }

    private static SegmentUser segmentUser(int i) {
        return SegmentUsers.of("segment-" + i / SEGMENT_SIZE, "user-" + i % SEGMENT_SIZE, SegmentUserState.INCLUDED);
    }

    private static ApiKey apiKey(int i) {
        return ApiKey.builder()
                .id("k" + i)
                .name("name " + i * 7_919 % ROWS)
                .maintainer("owner-" + i % 50 + "@example.com")
                .disabled(i % 10 == 0)
                .createdAt(START.plusSeconds(i * 31L % ROWS))
                .updatedAt(START.plusSeconds(i * 17L % ROWS))
                .build();
    }

    /** Gives all other environments the same rows, and one key its secret in clear. */
    static void copy(Connection connection, Planner planner) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String table : LARGE) {
                List<String> columns = columns(connection, table);
                List<String> values = columns.stream()
                        .map(column -> value(table, column, planner))
                        .toList();
                statement.executeUpdate("INSERT INTO " + table + " (environment_id, " + String.join(", ", columns)
                        + ") SELECT e.id, " + String.join(", ", values) + " FROM " + table
                        + " t, environment_v2 e WHERE t.environment_id = '" + ENVIRONMENT + "' AND e.id <> '"
                        + ENVIRONMENT + "'");
            }
            statement.executeUpdate("UPDATE api_key SET secret_hash = NULL, api_key = '" + IN_CLEAR.reveal()
                    + "' WHERE environment_id = '" + ENVIRONMENT + "' AND id = 'k" + (ROWS + 1) + "'");
            for (String sql : planner.analyze(ALL)) {
                statement.execute(sql);
            }
        }
    }

    /** Stores an environment of as many tags as all others have. */
    static void storeLargest(Connection connection, Planner planner) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("INSERT INTO tag (environment_id, id, name, entity_type, created_at, updated_at)"
                    + " SELECT '" + LARGEST
                    + "', concat(environment_id, id), concat(environment_id, name), entity_type,"
                    + " created_at, updated_at FROM tag");
            for (String sql : planner.analyze(List.of("tag"))) {
                statement.execute(sql);
            }
        }
    }

    /** Hashes are unique, and so are the ids of segments: no two environments have users of one segment. */
    private static String value(String table, String column, Planner planner) {
        if (column.equals("secret_hash")) {
            return planner.hashOfRow();
        }
        return table.equals("segment_user") && column.matches("(segment_)?id")
                ? "concat('of-', e.id, '-', t." + column + ")"
                : "t." + column;
    }

    private static List<String> columns(Connection connection, String table) throws SQLException {
        List<String> columns = new ArrayList<>();
        DatabaseMetaData catalog = connection.getMetaData();
        try (ResultSet rows = catalog.getColumns(connection.getCatalog(), connection.getSchema(), table, "%")) {
            while (rows.next()) {
                String name = rows.getString("COLUMN_NAME");
                boolean generated = rows.getString("IS_GENERATEDCOLUMN").equals("YES");
                if (!generated && !name.equals("environment_id")) {
                    columns.add(name);
                }
            }
        }
        return columns;
    }
}
