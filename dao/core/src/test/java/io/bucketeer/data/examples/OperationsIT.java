package io.bucketeer.data.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketeer.data.BucketeerData;
import io.bucketeer.data.config.DataConfig;
import io.bucketeer.data.config.DatabaseConfig;
import io.bucketeer.data.config.PoolConfig;
import io.bucketeer.data.error.ConfigurationException;
import io.bucketeer.data.error.ErrorCode;
import io.bucketeer.data.migration.SchemaMigration;
import io.bucketeer.data.model.ApiKey;
import io.bucketeer.data.model.Environment;
import io.bucketeer.data.model.Feature;
import io.bucketeer.data.model.LastUses;
import io.bucketeer.data.model.Organization;
import io.bucketeer.data.model.Project;
import io.bucketeer.data.model.Segment;
import io.bucketeer.data.model.SegmentUser;
import io.bucketeer.data.model.SegmentUserState;
import io.bucketeer.data.model.SegmentUsers;
import io.bucketeer.data.model.Strategies;
import io.bucketeer.data.repository.ApiKeySecret;
import io.bucketeer.data.repository.ApiKeyUse;
import io.bucketeer.data.repository.FeatureQuery;
import io.bucketeer.data.repository.FeatureSummary;
import io.bucketeer.data.repository.Tags;
import io.bucketeer.data.testkit.DatabaseServer;
import io.bucketeer.data.testkit.TestServers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rights that {@code docs/operations.md} grants are enough, and none is too many for the service. */
final class OperationsIT {

    private static final String MIGRATE = "bucketeer_migrate";
    private static final String SERVICE = "bucketeer_service";
    private static final Pattern TABLE_GRANT = Pattern.compile("GRANT (.+) ON (\\S+) TO \\S+");

    /** As the page names them. */
    private static final Set<String> LOOK_UP_TABLES =
            Set.of("bucketeer_schema", "api_key", "project", "environment_v2");

    /** Roles belong to the whole server, which other tests share. */
    private final String suffix =
            "_" + UUID.randomUUID().toString().replace("-", "").substring(0, 8);

    @Test
    void rightsOnMySql_areEnoughAndAllNeeded() throws SQLException {
        onMySql((server, administrator, blocks) -> {
            migrate(server);
            execute(administrator, blocks.get(1));
            worksAndMissesEveryRight(server, administrator, blocks.get(1));
        });
    }

    @Test
    void rightsOnPostgres_areEnoughAndAllNeeded() throws SQLException {
        onPostgres((server, administrator, blocks) -> {
            migrate(server);
            try (Connection owner = connect(server, named(MIGRATE), "first-secret")) {
                execute(owner, blocks.get(2));
                worksAndMissesEveryRight(server, owner, blocks.get(2));
            }
            behindAPooler_worksOnlyWithTheRolesSettings(server, administrator, blocks.get(4));
        });
    }

    @Test
    void wideRightsOnMySql_areEnoughWithoutAnyGrantAfterTheMigration() throws SQLException {
        onMySql((server, administrator, blocks) -> {
            execute(administrator, blocks.get(2));
            migrate(server);
            work(config(server));
        });
    }

    @Test
    void wideRightsOnPostgres_areEnoughWithoutAnyGrantAfterTheMigration() throws SQLException {
        onPostgres((server, administrator, blocks) -> {
            try (Connection owner = connect(server, named(MIGRATE), "first-secret")) {
                execute(owner, blocks.get(3));
            }
            migrate(server);
            work(config(server));
        });
    }

    /** What is done in a database with its two users, by the blocks of the page. */
    @FunctionalInterface
    private interface Operation {

        void run(DatabaseServer server, Connection administrator, List<String> blocks) throws SQLException;
    }

    private void onMySql(Operation operation) throws SQLException {
        DatabaseServer server = TestServers.mysql();
        List<String> blocks = blocks("mysql");
        try (Connection administrator = administrator(server)) {
            try {
                execute(administrator, blocks.get(0));
                operation.run(server, administrator, blocks);
            } finally {
                execute(
                        administrator,
                        named("DROP DATABASE IF EXISTS bucketeer; DROP USER IF EXISTS " + MIGRATE + ", " + SERVICE));
            }
        }
    }

    private void onPostgres(Operation operation) throws SQLException {
        DatabaseServer server = TestServers.postgres();
        List<String> blocks = blocks("postgresql");
        try (Connection administrator = administrator(server)) {
            try {
                execute(administrator, blocks.get(0));
                try (Connection inDatabase = connect(server, server.username(), server.password())) {
                    execute(inDatabase, blocks.get(1));
                }
                operation.run(server, administrator, blocks);
            } finally {
                execute(
                        administrator,
                        named("DROP DATABASE IF EXISTS bucketeer WITH (FORCE); DROP ROLE IF EXISTS " + MIGRATE + ", "
                                + SERVICE));
            }
        }
    }

    /** Without the pooler itself: what counts is that the library sends no settings then. */
    private void behindAPooler_worksOnlyWithTheRolesSettings(
            DatabaseServer server, Connection administrator, String settings) throws SQLException {
        DatabaseConfig config =
                config(server).withPool(PoolConfig.builder().pooler(true).build());
        assertThatThrownBy(() -> BucketeerData.open(DataConfig.of(config)))
                .isInstanceOfSatisfying(
                        ConfigurationException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.UNSAFE_SERVER_SETTING));
        execute(administrator, settings);
        assertThatCode(() -> work(config)).doesNotThrowAnyException();
    }

    private void migrate(DatabaseServer server) {
        SchemaMigration migration = SchemaMigration.of(server.type(), url(server), named(MIGRATE), "first-secret");
        migration.migrate();
        migration.validate();
        migration.repair();
    }

    private void worksAndMissesEveryRight(DatabaseServer server, Connection owner, String grants) throws SQLException {
        ApiKeySecret secret = work(config(server));
        Matcher grant = TABLE_GRANT.matcher(grants);
        int rights = 0;
        while (grant.find()) {
            for (String right : grant.group(1).split(", ")) {
                String table = grant.group(2);
                execute(owner, named("REVOKE " + right + " ON " + table + " FROM " + SERVICE));
                assertThatThrownBy(() -> work(config(server)))
                        .as("without %s on %s", right, table)
                        .isInstanceOfSatisfying(
                                ConfigurationException.class,
                                e -> assertThat(e.code()).isIn(ErrorCode.PERMISSION_DENIED, ErrorCode.SCHEMA_ABSENT));
                execute(owner, named("GRANT " + right + " ON " + table + " TO " + SERVICE));
                rights++;
            }
        }
        assertThat(rights).isEqualTo(31);
        looksApiKeysUpWithFewRights(server, owner, grants, secret);
    }

    /** What the page says of a service that does nothing else. */
    private void looksApiKeysUpWithFewRights(
            DatabaseServer server, Connection owner, String grants, ApiKeySecret secret) throws SQLException {
        Matcher grant = TABLE_GRANT.matcher(grants);
        while (grant.find()) {
            execute(owner, named("REVOKE " + grant.group(1) + " ON " + grant.group(2) + " FROM " + SERVICE));
            String table = grant.group(2).substring(grant.group(2).indexOf('.') + 1);
            if (LOOK_UP_TABLES.contains(table)) {
                execute(owner, named("GRANT SELECT ON " + grant.group(2) + " TO " + SERVICE));
            }
        }
        try (BucketeerData data = BucketeerData.open(DataConfig.of(config(server)))) {
            assertThat(data.apiKeyDirectory().findBySecret(secret)).isPresent();
        }
        grant.reset();
        while (grant.find()) {
            execute(owner, named("GRANT " + grant.group(1) + " ON " + grant.group(2) + " TO " + SERVICE));
        }
    }

    /** Everything that a service does; gives the secret of an API key that is there then. */
    private static ApiKeySecret work(DatabaseConfig config) {
        Instant now = Instant.now();
        String environment = UUID.randomUUID().toString();
        Feature feature = Feature.builder()
                .id("a")
                .name("A")
                .createdAt(now)
                .updatedAt(now)
                .defaultStrategy(Strategies.fixed("on"))
                .tags(List.of("web"))
                .build();
        try (BucketeerData data = BucketeerData.open(DataConfig.of(config))) {
            data.inTransaction(session -> {
                session.features().insert(environment, feature);
                session.tags().upsert(environment, Tags.of(feature));
                return feature;
            });
            Feature changed = data.features()
                    .update(environment, feature.toBuilder().name("B").build());
            assertThat(data.features().list(environment, FeatureQuery.all()).items())
                    .containsExactly(changed);
            data.featureLastUsedInfos().upsert(environment, List.of(LastUses.of("a", 1, now, "1.4.2")));
            assertThat(data.features().summary(environment)).isEqualTo(new FeatureSummary(1, 1, 0));
            assertThat(data.features().delete(environment, "a", changed.version()))
                    .isTrue();
            data.tags()
                    .listByEnvironment(environment)
                    .forEach(tag -> assertThat(data.tags().delete(environment, tag.id()))
                            .isTrue());
            workOnSegments(data, environment, now);
            return workOnApiKeys(data, environment, now);
        }
    }

    private static void workOnSegments(BucketeerData data, String environment, Instant now) {
        Segment segment = Segment.builder()
                .id("s")
                .name("S")
                .createdAt(now)
                .updatedAt(now)
                .build();
        data.segments().insert(environment, segment);
        data.segments().update(environment, segment.toBuilder().name("T").build());
        SegmentUser user = SegmentUsers.of("s", "alice", SegmentUserState.INCLUDED);
        data.segmentUsers().upsert(environment, List.of(user));
        data.segmentUsers().delete(environment, List.of(user.id()));
        assertThat(data.segments().delete(environment, "s")).isTrue();
    }

    private static ApiKeySecret workOnApiKeys(BucketeerData data, String environment, Instant now) {
        registerAndChange(data, environment, now);
        ApiKey key = ApiKey.builder().id("k").createdAt(now).updatedAt(now).build();
        ApiKeySecret secret = data.apiKeys().create(environment, key);
        assertThat(data.apiKeys().touch(environment, List.of(new ApiKeyUse("k", now))))
                .isEqualTo(1);
        assertThat(data.apiKeyDirectory().findBySecret(secret)).isPresent();
        return secret;
    }

    private static void registerAndChange(BucketeerData data, String environment, Instant now) {
        Organization organization = Organization.builder()
                .id(environment)
                .urlCode(environment)
                .createdAt(now)
                .updatedAt(now)
                .build();
        data.organizationDirectory().insert(organization);
        data.organizationDirectory()
                .update(organization.toBuilder().name("renamed").build());
        Project project = Project.builder()
                .id(environment)
                .organizationId(environment)
                .createdAt(now)
                .updatedAt(now)
                .build();
        data.projectDirectory().insert(project);
        data.projectDirectory().update(project.toBuilder().name("renamed").build());
        Environment registered = Environment.builder()
                .id(environment)
                .projectId(environment)
                .organizationId(environment)
                .createdAt(now)
                .updatedAt(now)
                .build();
        data.environmentDirectory().insert(registered);
        data.environmentDirectory()
                .update(registered.toBuilder().name("renamed").build());
    }

    private DatabaseConfig config(DatabaseServer server) {
        return DatabaseConfig.of(
                server.type(), server.host(), server.port(), named("bucketeer"), named(SERVICE), "second-secret");
    }

    private List<String> blocks(String language) {
        return Documents.blocks(Documents.OPERATIONS, language).stream()
                .map(this::named)
                .toList();
    }

    /** The document's names, each with this test's suffix: the database, its users, and no table. */
    private String named(String text) {
        return text.replaceAll("\\b(bucketeer|bucketeer_migrate|bucketeer_service)\\b", "$1" + suffix);
    }

    private String url(DatabaseServer server) {
        return url(server, named("bucketeer"));
    }

    private static String url(DatabaseServer server, String database) {
        String address = server.host() + ":" + server.port() + "/" + database;
        return server.type().equals("mysql")
                ? "jdbc:mysql://" + address + "?sslMode=DISABLED&allowPublicKeyRetrieval=true"
                : "jdbc:postgresql://" + address;
    }

    private static Connection administrator(DatabaseServer server) throws SQLException {
        String database = server.type().equals("mysql") ? "" : "postgres";
        return DriverManager.getConnection(url(server, database), server.username(), server.password());
    }

    private Connection connect(DatabaseServer server, String username, String password) throws SQLException {
        return DriverManager.getConnection(url(server), username, password);
    }

    private static void execute(Connection connection, String script) throws SQLException {
        List<String> statements =
                Stream.of(script.split(";")).filter(sql -> !sql.isBlank()).toList();
        for (String sql : statements) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }
    }
}
