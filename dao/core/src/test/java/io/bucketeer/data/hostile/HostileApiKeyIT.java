package io.bucketeer.data.hostile;

import static io.bucketeer.data.hostile.Rows.TEXTS;
import static io.bucketeer.data.hostile.Rows.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.bucketeer.data.config.ApiKeysConfig;
import io.bucketeer.data.contract.Registered;
import io.bucketeer.data.model.ApiKey;
import io.bucketeer.data.repository.ApiKeySecret;
import io.bucketeer.data.repository.ApiKeyUse;
import io.bucketeer.data.repository.EnvironmentApiKeyQuery;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every hostile text as the secret, in every field and in every filter of API keys, on both databases: stored and found
 * exactly, or refused before any SQL; and as a secret that somebody sends, the key of exactly that secret or none.
 */
@TestInstance(Lifecycle.PER_CLASS)
final class HostileApiKeyIT {

    private static final String ENVIRONMENT = "hostile";

    private Side mysql;
    private Side postgres;

    @BeforeAll
    void open() {
        mysql = Side.open("mysql", new ApiKeysConfig(false, true));
        postgres = Side.open("postgres", new ApiKeysConfig(false, true));
        sides().forEach(side -> Registered.environment(side.data(), ENVIRONMENT));
    }

    @BeforeEach
    void empty() throws SQLException {
        for (Side side : sides().toList()) {
            execute(side, "DELETE FROM api_key");
        }
    }

    @AfterAll
    void close() {
        mysql.close();
        postgres.close();
    }

    private Stream<Side> sides() {
        return Stream.of(mysql, postgres);
    }

    private Side side(String type) {
        return type.equals("mysql") ? mysql : postgres;
    }

    @ParameterizedTest
    @ValueSource(strings = {"mysql", "postgres"})
    void secrets_anyText_areStoredAndFoundExactlyOrRefused(String type) {
        Side side = side(type);
        for (int i = 0; i < TEXTS.size(); i++) {
            String text = TEXTS.get(i);
            String id = "k" + i;
            assertThat(Answer.of(() -> {
                        side.data().apiKeys().createWithSecret(ENVIRONMENT, key(id), ApiKeySecret.of(text));
                        return id;
                    }))
                    .as(id)
                    .isEqualTo(Answer.unless(refusedAsSecret(text), "secret", () -> id));
        }
        findEach(side);
    }

    /** As Bucketeer's Go services store them; each is hashed when it is first found, and found again. */
    @ParameterizedTest
    @ValueSource(strings = {"mysql", "postgres"})
    void secretsInClear_anyText_areFoundExactlyBeforeAndAfterTheyAreHashed(String type) throws SQLException {
        Side side = side(type);
        for (int i = 0; i < TEXTS.size(); i++) {
            if (!refusedAsSecret(TEXTS.get(i))) {
                execute(
                        side,
                        "INSERT INTO api_key (id, name, role, created_at, updated_at, environment_id, api_key)"
                                + " VALUES (?, 'in clear', 1, 1, 1, '" + ENVIRONMENT + "', ?)",
                        "k" + i,
                        TEXTS.get(i));
            }
        }
        findEach(side);
        findEach(side);
        assertThat(side.data().apiKeyDirectory().sharedSecrets()).isEmpty();
    }

    private static void findEach(Side side) {
        for (int i = 0; i < TEXTS.size(); i++) {
            String text = TEXTS.get(i);
            assertThat(find(side, text))
                    .as("k" + i)
                    .isEqualTo(refusedAsSecret(text) ? Optional.empty() : Optional.of("k" + i));
            assertThat(find(side, text + " ")).isNotEqualTo(Optional.of("k" + i));
            if (!text.toUpperCase(Locale.ROOT).equals(text)) {
                assertThat(find(side, text.toUpperCase(Locale.ROOT))).isNotEqualTo(Optional.of("k" + i));
            }
        }
    }

    private static Optional<String> find(Side side, String secret) {
        return side.data()
                .apiKeyDirectory()
                .findBySecret(ApiKeySecret.of(secret))
                .map(found -> found.apiKey().id());
    }

    private static boolean refusedAsSecret(String text) {
        return text.isEmpty() || Limits.refused(text, 255);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mysql", "postgres"})
    void fields_anyText_areStoredExactlyOrRefused(String type) {
        Side side = side(type);
        for (int i = 0; i < TEXTS.size(); i++) {
            ApiKey key = Rows.apiKey(text(i))
                    .name(text(i + 1))
                    .maintainer(text(i + 2))
                    .description(text(i + 3))
                    .build();
            assertThat(Answer.of(() -> {
                        ApiKeySecret secret = side.data().apiKeys().create(ENVIRONMENT, key);
                        return side.data()
                                .apiKeyDirectory()
                                .findBySecret(secret)
                                .orElseThrow()
                                .apiKey();
                    }))
                    .as("key " + i)
                    .isEqualTo(places(key).isEmpty() ? new Answer.Value(key) : Answer.refused(places(key)));
        }
    }

    /** Where the key holds what must be refused. */
    private static Set<String> places(ApiKey key) {
        Set<String> places = new HashSet<>();
        Stream.of(
                        new String[] {"id", key.id()},
                        new String[] {"name", key.name()},
                        new String[] {"maintainer", key.maintainer()},
                        new String[] {"description", key.description()})
                .filter(field -> Limits.refused(field[1], 255))
                .forEach(field -> places.add(field[0]));
        if (Limits.refusedTogether(ENVIRONMENT, key.name(), key.id())) {
            places.add("environmentId, name and id");
        }
        return places;
    }

    @ParameterizedTest
    @ValueSource(strings = {"mysql", "postgres"})
    void filtersAndUses_anyText_meanExactlyThatKeyOrAreRefused(String type) {
        Side side = side(type);
        List<Integer> stored = IntStream.range(0, TEXTS.size())
                .filter(i -> !Limits.refused(TEXTS.get(i), 255))
                .boxed()
                .toList();
        side.data().inTransaction(session -> {
            stored.forEach(i -> session.apiKeys()
                    .create(
                            ENVIRONMENT,
                            key(TEXTS.get(i)).toBuilder()
                                    .maintainer(TEXTS.get(i))
                                    .build()));
            return stored;
        });
        for (String text : TEXTS) {
            boolean there = !Limits.refused(text, 255);
            assertSame(
                    side,
                    text,
                    Limits.unstorable(text),
                    "maintainer",
                    there ? 1L : 0L,
                    () -> count(side, EnvironmentApiKeyQuery.builder().maintainer(text)));
            assertSame(
                    side,
                    text,
                    Limits.unstorable(text),
                    "organizationId",
                    0L,
                    () -> count(side, EnvironmentApiKeyQuery.builder().organizationId(text)));
            assertSame(
                    side,
                    text,
                    Limits.unstorable(text),
                    "environmentIds[0]",
                    0L,
                    () -> count(side, EnvironmentApiKeyQuery.builder().environmentIds(Set.of(text))));
            assertSame(
                    side,
                    text,
                    !there,
                    "uses[0].id",
                    1,
                    () -> side.data().apiKeys().touch(ENVIRONMENT, List.of(new ApiKeyUse(text, Side.NOW))));
        }
    }

    private static void assertSame(
            Side side, String text, boolean refused, String place, Object value, Supplier<Object> call) {
        assertThat(Answer.of(call))
                .as(
                        "%s of %d on %s",
                        place, TEXTS.indexOf(text), side.database().type())
                .isEqualTo(Answer.unless(refused, place, () -> value));
    }

    private static Object count(Side side, EnvironmentApiKeyQuery.Builder query) {
        return side.data().apiKeyDirectory().count(query.build());
    }

    private static ApiKey key(String id) {
        return Rows.apiKey(id).build();
    }

    private static void execute(Side side, String sql, String... parameters) throws SQLException {
        try (Connection connection = side.database().connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        }
    }
}
