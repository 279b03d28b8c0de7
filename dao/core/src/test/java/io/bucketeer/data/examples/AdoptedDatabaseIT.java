package io.bucketeer.data.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketeer.data.BucketeerData;
import io.bucketeer.data.config.ApiKeysConfig;
import io.bucketeer.data.config.DataConfig;
import io.bucketeer.data.config.DatabaseConfig;
import io.bucketeer.data.migration.SchemaMigration;
import io.bucketeer.data.model.ApiKey;
import io.bucketeer.data.model.ApiKeyRole;
import io.bucketeer.data.model.Audience;
import io.bucketeer.data.model.Clause;
import io.bucketeer.data.model.EnumValidator;
import io.bucketeer.data.model.Environment;
import io.bucketeer.data.model.Feature;
import io.bucketeer.data.model.FeatureLastUsedInfo;
import io.bucketeer.data.model.LastUses;
import io.bucketeer.data.model.Operator;
import io.bucketeer.data.model.Prerequisite;
import io.bucketeer.data.model.RolloutVariation;
import io.bucketeer.data.model.Rule;
import io.bucketeer.data.model.Segment;
import io.bucketeer.data.model.SegmentStatus;
import io.bucketeer.data.model.SegmentUser;
import io.bucketeer.data.model.SegmentUserState;
import io.bucketeer.data.model.SegmentUsers;
import io.bucketeer.data.model.Strategies;
import io.bucketeer.data.model.Tag;
import io.bucketeer.data.model.TagEntityType;
import io.bucketeer.data.model.Target;
import io.bucketeer.data.model.Variation;
import io.bucketeer.data.model.VariationType;
import io.bucketeer.data.model.VariationValueSchema;
import io.bucketeer.data.model.VariationValueSchemaType;
import io.bucketeer.data.repository.ApiKeySecret;
import io.bucketeer.data.repository.FeatureQuery;
import io.bucketeer.data.testkit.TestDatabase;
import io.bucketeer.data.testkit.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A database of Bucketeer's, taken over: every row of its services is read, and they can read every row of ours. */
final class AdoptedDatabaseIT {

    private static final Path FILES = Path.of("../migration/src/test/resources/bucketeer");
    private static final String STAGING = "env-staging";
    private static final String PRODUCTION = "";

    /** Users belong to the whole server, which other tests share. */
    private static final String MIGRATOR =
            "adopter_" + UUID.randomUUID().toString().replace("-", "").substring(0, 8);

    private static TestDatabase database;
    private static Connection connection;
    private static BucketeerData data;

    @BeforeAll
    static void adopt() throws SQLException, IOException {
        database = TestServers.mysql().createDatabase("adopted");
        connection = database.connect();
        for (String file : List.of("schema.sql", "rows.sql")) {
            for (String sql : Files.readString(FILES.resolve(file)).split(";\n")) {
                if (!sql.isBlank()) {
                    execute(sql);
                }
            }
        }
        createMigrator();
        SchemaMigration migration = SchemaMigration.of("mysql", database.jdbcUrl(), MIGRATOR, "first-secret");
        migration.adopt();
        migration.migrate();
        migration.validate();
        DatabaseConfig config = DatabaseConfig.of(
                "mysql", database.host(), database.port(), database.name(), database.username(), database.password());
        data = BucketeerData.open(DataConfig.of(config).withApiKeys(new ApiKeysConfig(true, true)));
    }

    /** A user with the rights that the operations guide gives to who migrates. */
    private static void createMigrator() throws SQLException {
        String grant = Documents.blocks(Documents.OPERATIONS, "mysql")
                .getFirst()
                .lines()
                .filter(line -> line.startsWith("GRANT "))
                .findFirst()
                .orElseThrow();
        execute("CREATE USER " + MIGRATOR + " IDENTIFIED BY 'first-secret'");
        execute(grant.replace(" bucketeer.*", " " + database.name() + ".*").replace("bucketeer_migrate", MIGRATOR));
    }

    @AfterAll
    static void close() throws SQLException {
        data.close();
        execute("DROP USER " + MIGRATOR);
        connection.close();
        database.close();
    }

    @Test
    void features_writtenByGoServices_areFoundWithEveryValue() {
        assertThat(data.features().find(STAGING, "checkout-redesign")).contains(checkoutRedesign());
        assertThat(data.features().find(STAGING, "payment-v2"))
                .contains(feature("payment-v2", "Payment")
                        .variations(
                                List.of(new Variation("v-on", "true", "", ""), new Variation("v-off", "false", "", "")))
                        .targets(List.of(new Target("v-on", List.of()), new Target("v-off", List.of())))
                        .defaultStrategy(Strategies.fixed("v-on"))
                        .offVariation("v-off")
                        .maintainer("owner@example.com")
                        .variationType(VariationType.BOOLEAN)
                        .build());
        assertThat(data.features().find(STAGING, "no-lists"))
                .contains(feature("no-lists", "No lists")
                        .defaultStrategy(Strategies.fixed(""))
                        .build());
        assertThat(data.features().find(STAGING, "old-writer")).contains(oldWriter());
        Feature newWriter = data.features().find(STAGING, "new-writer").orElseThrow();
        assertThat(newWriter.variations()).containsExactly(new Variation("v", "1", "", ""));
        assertThat(newWriter.rules().getFirst().clauses().getFirst().operator()).isEqualTo(Operator.of(99));
    }

    @Test
    void features_areListedAndStreamed_eachInItsSpelling() {
        assertThat(data.features().list(STAGING, FeatureQuery.all()).items())
                .extracting(Feature::id)
                .contains("checkout-redesign", "new-writer", "no-lists", "old-writer", "payment-v2")
                .doesNotContain("Checkout-Redesign");
        assertThat(data.features().stream(PRODUCTION, FeatureQuery.all()))
                .extracting(Feature::id)
                .containsExactly("Checkout-Redesign");
        assertThat(data.features().findIncludingDeleted(PRODUCTION, "gone"))
                .hasValueSatisfying(
                        gone -> assertThat(gone.deleted() && gone.archived()).isTrue());
        assertThat(data.features().find(PRODUCTION, "checkout-redesign")).isEmpty();
        assertThat(data.features().find(PRODUCTION, "Checkout-Redesign")).isPresent();
        FeatureQuery web = FeatureQuery.builder().tags(Set.of("web")).build();
        assertThat(data.features().stream(STAGING, web))
                .extracting(Feature::id)
                .contains("checkout-redesign", "old-writer");
        assertThat(data.features().count(PRODUCTION, web)).isZero();
        assertThat(data.featureDirectory().stream().count()).isGreaterThanOrEqualTo(6);
        assertThat(data.segments().featuresUsing(STAGING, "premium-jp"))
                .containsExactly("checkout-redesign", "old-writer");
    }

    @Test
    void theOtherTables_areReadAsWritten() {
        assertThat(data.environmentDirectory().listAll())
                .extracting(Environment::id)
                .containsExactly(PRODUCTION, STAGING);
        assertThat(data.tags().listByEnvironment(STAGING))
                .contains(
                        new Tag("tag-1", "web", at(1700000000), at(1700000001), TagEntityType.FEATURE_FLAG),
                        new Tag("tag-3", "web", at(1700000000), at(1700000001), TagEntityType.ACCOUNT));
        assertThat(data.tags().findByNameAndEntityType(PRODUCTION, "web", TagEntityType.FEATURE_FLAG))
                .isEmpty();
        assertThat(data.segments().find(STAGING, "fresh"))
                .hasValueSatisfying(segment -> assertThat(segment.rules()).isEmpty());
        assertThat(data.segments().find(STAGING, "premium-jp"))
                .hasValueSatisfying(segment -> assertThat(segment.rules())
                        .containsExactly(new Rule(
                                "sr", null, List.of(new Clause("sc", "plan", Operator.EQUALS, List.of("premium"))))));
        assertThat(data.segmentUsers().find(STAGING, "premium-jp:Alice:INCLUDED"))
                .contains(SegmentUsers.of("premium-jp", "Alice", SegmentUserState.INCLUDED));
        assertThat(data.segmentUsers().find(STAGING, "premium-jp:alice:INCLUDED"))
                .isEmpty();
        assertThat(data.segmentUsers().findIncludingDeleted(STAGING, "premium-jp:bob:INCLUDED"))
                .hasValueSatisfying(bob -> assertThat(bob.deleted()).isTrue());
        assertThat(data.featureLastUsedInfos().find(STAGING, "checkout-redesign:7"))
                .contains(new FeatureLastUsedInfo(
                        "checkout-redesign:7",
                        "checkout-redesign",
                        7,
                        at(1767312000),
                        "1.0.0",
                        "2.0.0",
                        at(1767225600)));
    }

    @Test
    void apiKeys_areFoundByTheSecretsInClear_andTheSharedOnesAreNamed() {
        assertThat(data.apiKeyDirectory().findBySecret(ApiKeySecret.of("secret-one")))
                .hasValueSatisfying(found -> {
                    assertThat(found.apiKey().id()).isEqualTo("key-1");
                    assertThat(found.apiKey().lastUsedAt()).isEqualTo(at(1700000009));
                });
        assertThat(data.apiKeyDirectory().findBySecret(ApiKeySecret.of("SECRET-ONE")))
                .isEmpty();
        assertThat(data.apiKeyDirectory().sharedSecrets()).hasSize(1);
        assertThat(data.apiKeys().find(PRODUCTION, "key-2"))
                .hasValueSatisfying(key -> assertThat(key.lastUsedAt()).isEqualTo(Instant.EPOCH));
    }

    @Test
    void aFeatureOfOurs_hasEveryKeyAndNoNullThatGoCannotRead() throws SQLException {
        data.features()
                .insert(
                        STAGING,
                        feature("ours", "Ours")
                                .variations(List.of(new Variation("v", "1", "", "")))
                                .targets(List.of(new Target("v", List.of())))
                                .rules(List.of(new Rule(
                                        "r",
                                        Strategies.rollout(List.of(new RolloutVariation("v", 100_000)), null),
                                        List.of(new Clause("c", "", Operator.EQUALS, List.of())))))
                                .defaultStrategy(Strategies.fixed("v"))
                                .prerequisites(List.of(new Prerequisite("payment-v2", "v-on")))
                                .build());
        data.features()
                .insert(
                        STAGING,
                        feature("bare", "Bare")
                                .defaultStrategy(Strategies.fixed("v"))
                                .build());

        assertStored("ours", "variations", "[{\"id\":\"v\",\"value\":\"1\",\"name\":\"\",\"description\":\"\"}]");
        assertStored("ours", "targets", "[{\"variation\":\"v\",\"users\":[]}]");
        assertStored(
                "ours",
                "rules",
                "[{\"id\":\"r\",\"strategy\":{\"type\":1,\"fixed_strategy\":null,\"rollout_strategy\":{\"variations\":"
                        + "[{\"variation\":\"v\",\"weight\":100000}],\"audience\":null}},\"clauses\":[{\"id\":\"c\","
                        + "\"attribute\":\"\",\"operator\":0,\"values\":[]}]}]");
        assertStored(
                "ours",
                "default_strategy",
                "{\"type\":0,\"fixed_strategy\":{\"variation\":\"v\"},\"rollout_strategy\":null}");
        assertStored("ours", "prerequisites", "[{\"feature_id\":\"payment-v2\",\"variation_id\":\"v-on\"}]");
        for (String column : List.of("variations", "targets", "rules", "tags", "prerequisites")) {
            assertStored("bare", column, "[]");
        }
        assertThat(value("SELECT variation_value_schema IS NULL FROM feature WHERE id = 'bare'"))
                .isEqualTo("1");
        assertThat(value("SELECT created_at FROM feature WHERE id = 'bare'")).isEqualTo("1700000000");
    }

    @Test
    void aFeatureOfGo_savedByUs_losesItsNullsAndGetsTheKeysItLacked() throws SQLException {
        Feature payment = data.features().find(STAGING, "payment-v2").orElseThrow();
        Feature old = data.features().find(STAGING, "old-writer").orElseThrow();
        try {
            data.features().update(STAGING, payment.toBuilder().enabled(true).build());
            data.features().update(STAGING, old.toBuilder().enabled(true).build());

            assertStored(
                    "payment-v2",
                    "targets",
                    "[{\"variation\":\"v-on\",\"users\":[]},{\"variation\":\"v-off\",\"users\":[]}]");
            for (String column : List.of("rules", "tags", "prerequisites")) {
                assertStored("payment-v2", column, "[]");
            }
            assertStored(
                    "old-writer",
                    "rules",
                    "[{\"id\":\"r\",\"strategy\":{\"type\":0,\"fixed_strategy\":{\"variation\":\"v\"},"
                            + "\"rollout_strategy\":null},\"clauses\":["
                            + "{\"id\":\"c\",\"attribute\":\"plan\",\"operator\":0,\"values\":[\"gold\"]},"
                            + "{\"id\":\"d\",\"attribute\":\"\",\"operator\":4,\"values\":[\"premium-jp\"]},"
                            + "{\"id\":\"e\",\"attribute\":\"x\",\"operator\":1,\"values\":[]}]}]");
            assertThat(value("SELECT version FROM feature WHERE id = 'old-writer'"))
                    .isEqualTo("4");
            assertThat(Long.parseLong(value("SELECT updated_at FROM feature WHERE id = 'old-writer'")))
                    .isGreaterThan(1767312000L)
                    .isLessThan(100_000_000_000L);
        } finally {
            execute("UPDATE feature SET enabled = 0, version = 1, updated_at = 1700000001 WHERE id = 'payment-v2'");
            execute("UPDATE feature SET enabled = 0, version = 3, updated_at = 1600000001 WHERE id = 'old-writer'");
        }
    }

    @Test
    void rowsOfOurs_inTheOtherTables_areAsGoExpectsThem() throws SQLException {
        data.segments()
                .insert(
                        STAGING,
                        Segment.builder()
                                .id("ours")
                                .name("Ours")
                                .createdAt(at(1700000000))
                                .updatedAt(at(1700000000))
                                .status(SegmentStatus.INITIAL)
                                .build());
        SegmentUser user = SegmentUsers.of("ours", "Bob", SegmentUserState.INCLUDED);
        data.segmentUsers().upsert(STAGING, List.of(user));
        data.featureLastUsedInfos().upsert(STAGING, List.of(LastUses.of("payment-v2", 1, at(1700000005), "")));
        ApiKeySecret secret = data.apiKeys()
                .create(
                        STAGING,
                        ApiKey.builder()
                                .id("key-ours")
                                .name("ours")
                                .role(ApiKeyRole.SDK_SERVER)
                                .createdAt(at(1700000000))
                                .updatedAt(at(1700000000))
                                .build());

        assertThat(value(
                        "SELECT CONCAT_WS('|', rules, version, deleted, included_user_count, excluded_user_count, status)"
                                + " FROM segment WHERE id = 'ours'"))
                .isEqualTo("[]|1|0|0|0|0");
        assertThat(value("SELECT CONCAT_WS('|', id, segment_id, user_id, state, deleted) FROM segment_user"
                        + " WHERE segment_id = 'ours'"))
                .isEqualTo("ours:Bob:INCLUDED|ours|Bob|0|0");
        assertThat(value("SELECT CONCAT_WS('|', id, last_used_at, created_at) FROM feature_last_used_info"
                        + " WHERE feature_id = 'payment-v2'"))
                .isEqualTo("payment-v2:1|1700000005|1700000005");
        assertThat(value("SELECT CONCAT_WS('|', role, disabled, last_used_at, description) FROM api_key"
                        + " WHERE id = 'key-ours'"))
                .isEqualTo("2|0|0|");
        assertThat(data.apiKeyDirectory().findBySecret(secret)).isPresent();
        assertThat(value("SELECT SHA2(api_key, 256) = secret_hash FROM api_key WHERE id = 'key-ours'"))
                .as("the secret is stored in clear as well, for the Go services")
                .isEqualTo("1");
    }

    private static Feature checkoutRedesign() {
        return Feature.builder()
                .id("checkout-redesign")
                .name("Checkout redesign")
                .description("One page checkout")
                .enabled(true)
                .version(7)
                .createdAt(at(1767225600))
                .updatedAt(at(1767312000))
                .variationType(VariationType.STRING)
                .variationValueSchema(new VariationValueSchema(
                        VariationValueSchemaType.ENUM,
                        new EnumValidator(List.of("classic", "onepage")),
                        null,
                        null,
                        "allowed layouts"))
                .variations(List.of(
                        new Variation("v-classic", "classic", "Classic", ""),
                        new Variation("v-onepage", "onepage", "One page", "new flow")))
                .targets(List.of(
                        new Target("v-classic", List.of()), new Target("v-onepage", List.of("qa-user-1", "qa-user-2"))))
                .rules(List.of(
                        new Rule(
                                "rule-1",
                                Strategies.fixed("v-onepage"),
                                List.of(
                                        new Clause("clause-1", "", Operator.SEGMENT, List.of("premium-jp")),
                                        new Clause(
                                                "clause-2",
                                                "app_version",
                                                Operator.GREATER_OR_EQUAL,
                                                List.of("5.2.0")))),
                        new Rule(
                                "rule-2",
                                Strategies.rollout(
                                        List.of(
                                                new RolloutVariation("v-classic", 80_000),
                                                new RolloutVariation("v-onepage", 20_000)),
                                        new Audience(25, "v-classic")),
                                List.of(new Clause("clause-3", "payment-v2", Operator.FEATURE_FLAG, List.of("v-on"))))))
                .defaultStrategy(Strategies.fixed("v-classic"))
                .offVariation("v-classic")
                .tags(List.of("web", "checkout"))
                .maintainer("owner@example.com")
                .prerequisites(List.of(new Prerequisite("payment-v2", "v-on")))
                .build();
    }

    private static Feature oldWriter() {
        return Feature.builder()
                .id("old-writer")
                .name("Old")
                .version(3)
                .createdAt(at(1600000000))
                .updatedAt(at(1600000001))
                .variations(List.of(new Variation("v", "1", "", "")))
                .targets(List.of(new Target("v", List.of())))
                .rules(List.of(new Rule(
                        "r",
                        Strategies.fixed("v"),
                        List.of(
                                new Clause("c", "plan", Operator.EQUALS, List.of("gold")),
                                new Clause("d", "", Operator.SEGMENT, List.of("premium-jp")),
                                new Clause("e", "x", Operator.IN, List.of())))))
                .defaultStrategy(Strategies.fixed("v"))
                .offVariation("v")
                .tags(List.of("web"))
                .variationType(VariationType.NUMBER)
                .build();
    }

    private static Feature.Builder feature(String id, String name) {
        return Feature.builder()
                .id(id)
                .name(name)
                .version(1)
                .createdAt(at(1700000000))
                .updatedAt(at(1700000001));
    }

    private static Instant at(long seconds) {
        return Instant.ofEpochSecond(seconds);
    }

    /** As text, so that a number with a fraction is not equal to one without. */
    private static void assertStored(String id, String column, String json) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT CAST(" + column
                        + " AS CHAR), CAST(CAST(? AS JSON) AS CHAR) FROM feature WHERE environment_id = 'env-staging' AND id = ?")) {
            statement.setString(1, json);
            statement.setString(2, id);
            try (ResultSet row = statement.executeQuery()) {
                assertThat(row.next()).isTrue();
                assertThat(row.getString(1)).as(id + "." + column).isEqualTo(row.getString(2));
            }
        }
    }

    private static String value(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }

    private static void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
