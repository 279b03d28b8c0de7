package io.bucketeer.data.jooq;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketeer.data.config.ApiKeysConfig;
import io.bucketeer.data.config.DatabaseConfig;
import io.bucketeer.data.contract.Registered;
import io.bucketeer.data.dialect.Databases;
import io.bucketeer.data.dialect.OpenDatabase;
import io.bucketeer.data.migration.SchemaMigration;
import io.bucketeer.data.model.ApiKey;
import io.bucketeer.data.model.EnvironmentApiKey;
import io.bucketeer.data.repository.Session;
import io.bucketeer.data.repository.TransactionOptions;
import io.bucketeer.data.testkit.TestDatabase;
import io.bucketeer.data.testkit.TestServers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jooq.Query;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** What the server plans for the very statements that look API keys up, note their use and walk all of them. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class ApiKeyPlanContract {

    private static final int ENVIRONMENTS = 20;
    private static final int KEYS = 200;
    private static final Instant START = Instant.ofEpochSecond(1_772_366_400L);

    private TestDatabase database;
    private OpenDatabase open;
    private Engine engine;

    /** {@code mysql} or {@code postgres}. */
    abstract String type();

    /** How this database says which plan it would take. */
    abstract String explain();

    /** What stands in the plan of a statement that reads a whole table. */
    abstract String fullScan();

    /** What stands in the plan of a chunk of the walk over all keys that is taken before anything is joined. */
    abstract String takenFirst();

    /** Half of the keys have their secret in clear, as an adopted database has. */
    @BeforeAll
    final void fill() {
        database = TestServers.database(type()).createDatabase("plans");
        SchemaMigration.of(type(), database.jdbcUrl(), database.username(), database.password())
                .migrate();
        open = Databases.open(DatabaseConfig.of(
                type(), database.host(), database.port(), database.name(), database.username(), database.password()));
        engine = new Engine(open, new ApiKeysConfig(false, true), Clock.systemUTC());
        engine.inTransaction(TransactionOptions.DEFAULT, session -> {
            fill(session);
            return "";
        });
        execute("UPDATE api_key SET api_key = concat(environment_id, id), secret_hash = NULL WHERE id LIKE '%1'");
        analyze().forEach(this::execute);
    }

    /** Brings the planner's statistics up to date. */
    abstract List<String> analyze();

    private static void fill(Session session) {
        for (int e = 0; e < ENVIRONMENTS; e++) {
            Registered.environment(session, "plan-" + e);
            for (int k = 0; k < KEYS; k++) {
                session.apiKeys()
                        .create(
                                "plan-" + e,
                                ApiKey.builder()
                                        .id("k" + k)
                                        .name("name " + k)
                                        .createdAt(START)
                                        .updatedAt(START)
                                        .build());
            }
        }
    }

    @AfterAll
    final void close() {
        open.close();
        database.close();
    }

    @Test
    void lookUp_readsTheUniqueIndexOverTheHash() {
        assertThat(plan(new ListStatement(new SecretLookup(engine).byHash, List.of(hash("secret_hash")))))
                .contains("unique_api_key_secret_hash")
                .doesNotContain(fullScan());
    }

    @Test
    void lookUpOfSecretsInClear_readsBothIndexes() {
        assertThat(plan(new ListStatement(
                        new SecretLookup(engine).byAnyHash, List.of(hash("legacy_hash"), hash("legacy_hash")))))
                .contains("unique_api_key_secret_hash", "idx_api_key_legacy_hash")
                .doesNotContain(fullScan());
    }

    @Test
    void touch_findsEachRowByItsKeyWhateverTheirNumberByOneText() {
        ListStatement few = moveForward(2);
        ListStatement many = moveForward(100);
        assertThat(few.sql()).isEqualTo(many.sql()).doesNotContain("k1");
        assertThat(plan(few))
                .containsAnyOf("PRIMARY", "api_key_pkey", "idx_api_key_environment_id_id")
                .doesNotContain(fullScan());
    }

    /** All environments are those of one project, which a join could start with. */
    @Test
    void walkByEnvironment_takesAChunkOfKeysByItsIndex() {
        EnvironmentApiKeyLists lists = new EnvironmentApiKeyLists(engine);
        ListRequest.Finished<EnvironmentApiKey> request = lists.byEnvironment();
        String cursor = new Cursor("", "6:plan-8k50").encode(request.fingerprint());
        assertThat(plan(lists.select(request, 100, cursor))).contains("idx_api_key_environment_id_id", takenFirst());
    }

    /** The hash of some key, so that the plan is that of a key which is found. */
    private String hash(String column) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT max(" + column + ") FROM api_key WHERE " + column + " IS NOT NULL")) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(column, e);
        }
    }

    private ListStatement moveForward(int count) {
        Map<String, Long> uses = new LinkedHashMap<>();
        IntStream.range(0, count).forEach(i -> uses.put("k" + i, 1L));
        Query query = engine.dialect().apiKeyUses().moveForward("plan-3", uses);
        return new ListStatement(engine.renderer().sql(query), engine.renderer().values(query));
    }

    private String plan(ListStatement query) {
        try (Connection connection = open.dataSource().getConnection();
                PreparedStatement statement = connection.prepareStatement(explain() + query.sql())) {
            query.bind(new RowBinder(statement, open.dialect().nestedValues()));
            StringBuilder text = new StringBuilder();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    text.append(rows.getString(1)).append('\n');
                }
            }
            return text.toString().replaceAll("\\s+", " ");
        } catch (SQLException e) {
            throw new IllegalStateException(query.sql(), e);
        }
    }

    private void execute(String sql) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
