package io.bucketeer.data.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.bucketeer.data.BucketeerData;
import io.bucketeer.data.config.DataConfig;
import io.bucketeer.data.config.DatabaseConfig;
import io.bucketeer.data.config.PoolConfig;
import io.bucketeer.data.error.DataAccessException;
import io.bucketeer.data.error.DuplicateKeyException;
import io.bucketeer.data.error.InvalidDataException;
import io.bucketeer.data.error.OptimisticLockException;
import io.bucketeer.data.error.UnavailableException;
import io.bucketeer.data.model.Clause;
import io.bucketeer.data.model.Feature;
import io.bucketeer.data.model.FixedStrategy;
import io.bucketeer.data.model.Operator;
import io.bucketeer.data.model.Rule;
import io.bucketeer.data.model.Strategies;
import io.bucketeer.data.model.Strategy;
import io.bucketeer.data.model.StrategyType;
import io.bucketeer.data.model.Tag;
import io.bucketeer.data.model.Target;
import io.bucketeer.data.model.Variation;
import io.bucketeer.data.repository.FeatureQuery;
import io.bucketeer.data.repository.TagQuery;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Neither a login nor a stored value appears in a log line, an exception, a text form or a JMX name, whatever goes
 * wrong. What is listened to, and that it is heard, stands in {@link Capture} and its test.
 *
 * <p>Two exceptions, which are PostgreSQL's driver's own: at FINEST it prints its protocol, every bind value of it, so
 * the value canaries are looked for at FINER and above there, the passwords at FINEST; and at FINE it quotes the server's
 * refusal of a login, which names the user.
 */
abstract class SecretsContract extends CanaryContract {

    private static final Instant NOW = Instant.ofEpochSecond(1_772_366_400L);

    @TempDir
    private Path directory;

    @Test
    void capture_driverThatPrintsItsStatements_isHeard() throws SQLException {
        try (Capture finest = new Capture(Level.FINEST)) {
            try (Connection connection = connectTalkative();
                    PreparedStatement statement = connection.prepareStatement("SELECT ? AS canary")) {
                statement.setString(1, value);
                statement.executeQuery();
            }
            assertThat(finest.lines()).anySatisfy(line -> assertThat(line).contains(value));
        }
    }

    /** A connection whose driver prints values while it is listened to at its finest. */
    abstract Connection connectTalkative() throws SQLException;

    @Test
    void open_wrongPassword_isRefusedWithoutEitherPassword() {
        assertClean(catchThrowable(() -> open(config(wrongPassword))), DataAccessException.class);
    }

    @Test
    void open_driversAtTheirFinestLevel_logNoPassword() {
        try (Capture finest = new Capture(Level.FINEST)) {
            open(config(password)).close();
            catchThrowable(() -> open(config(wrongPassword)));

            assertThat(finest.lines())
                    .isNotEmpty()
                    .noneSatisfy(line -> assertThat(line).containsAnyOf(password, wrongPassword));
        }
    }

    @Test
    void open_yamlWithSecretsInEveryPlace_showsNone() throws IOException {
        Path yaml = yaml("""
                rdbms:
                  type: %1$s
                  params: { url: "%1$s://%2$s:%3$s@%4$s/%5$s" }
                events:
                  type: %1$s
                  params: { host: localhost, database: events, username: %2$s, password: %3$s }
                nosql:
                  enabled: true
                  type: redis
                  params: { host: localhost, username: %2$s, password: %3$s }
                """.formatted(type(), user, password, config(password).hostAndPort(), database.name()));
        try (BucketeerData data = BucketeerData.open(yaml)) {
            data.tags().insert("env-yaml", tag("id", value));
            assertThat(DataConfig.load(yaml) + data.toString()).doesNotContain(canaries());
        }
        assertThat(capture.lines()).anySatisfy(line -> assertThat(line).contains("this release has no events"));
    }

    @Test
    void open_yamlWithWrongOrMalformedSecrets_isRefusedWithoutThem() throws IOException {
        String address = type() + "://" + user + ":" + wrongPassword + "@";
        String server = config(password).hostAndPort();
        for (String url : List.of(
                address + server + "/" + database.name(),
                address + server + "/" + database.name() + "?password=" + password,
                address + "/" + password,
                address.replace("@", "%zz@") + server + "/" + database.name(),
                password)) {
            Path yaml = yaml("rdbms:\n  type: " + type() + "\n  params: { url: \"" + url + "\" }\n");
            assertClean(catchThrowable(() -> BucketeerData.open(yaml)), DataAccessException.class);
        }
    }

    @Test
    void open_secretFilesThatRotateToSomethingWrong_showNone() throws IOException {
        Path userFile = Files.writeString(directory.resolve("user"), user + "\n");
        Path passwordFile = Files.writeString(directory.resolve("password"), password + "\n");
        Path yaml =
                yaml("""
                rdbms:
                  type: %s
                  params: { host: "%s", port: %d, database: %s, usernameFile: "%s", passwordFile: "%s" }
                """.formatted(type(), database.host(), database.port(), database.name(), userFile, passwordFile));
        DataConfig config = DataConfig.load(yaml);
        BucketeerData.open(config).close();
        Files.writeString(passwordFile, password + "\n" + wrongPassword + "\n");
        BucketeerData.open(config).close();
        assertThat(capture.lines()).anySatisfy(line -> assertThat(line).contains("its last good content goes on"));
        assertClean(catchThrowable(() -> BucketeerData.open(yaml)), DataAccessException.class);
        Files.writeString(passwordFile, wrongPassword);
        assertClean(catchThrowable(() -> BucketeerData.open(config)), DataAccessException.class);
    }

    private Path yaml(String text) throws IOException {
        return Files.writeString(directory.resolve("data.yaml"), text);
    }

    @Test
    void open_serverDown_isUnavailable() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        DatabaseConfig down = DatabaseConfig.of(type(), database.host(), port, database.name(), user, password);
        assertClean(catchThrowable(() -> open(down)), UnavailableException.class);
    }

    @Test
    void insert_duplicateKey_saysNoValue() {
        try (BucketeerData data = open(config(password))) {
            data.tags().insert("env-duplicate", tag("id-1", value));
            assertClean(
                    catchThrowable(() -> data.tags().insert("env-duplicate", tag("id-2", value))),
                    DuplicateKeyException.class);
            assertClean(
                    catchThrowable(() ->
                            data.tags().insertAll("env-duplicate", List.of(tag("id-3", "other"), tag("id-4", value)))),
                    DuplicateKeyException.class);
        }
    }

    @Test
    void insert_checkViolation_saysNoValue() {
        try (BucketeerData data = open(config(password))) {
            assertClean(
                    catchThrowable(() -> data.tags().insert("env-check", tag("id", "refused-" + value))),
                    InvalidDataException.class);
        }
    }

    @Test
    void insert_valueThatCannotBeStored_saysNoValue() {
        try (BucketeerData data = open(config(password))) {
            assertClean(
                    catchThrowable(() -> data.tags().insert("env-invalid", tag("id", value + "\0"))),
                    InvalidDataException.class);
            assertClean(
                    catchThrowable(() -> data.tags().insert("env-invalid", tag("id", value.repeat(20)))),
                    InvalidDataException.class);
        }
    }

    @Test
    void insertFeature_duplicateKeyAloneOrInABatch_saysNoNestedValue() {
        try (BucketeerData data = open(config(password))) {
            data.features().insert("env-duplicate", feature("there", value));
            assertClean(
                    catchThrowable(() -> data.features().insert("env-duplicate", feature("there", value))),
                    DuplicateKeyException.class);
            assertClean(
                    catchThrowable(() -> data.features()
                            .insertAll("env-duplicate", List.of(feature("new", value), feature("there", value)))),
                    DuplicateKeyException.class);
        }
    }

    /** PostgreSQL tells the whole row of such a violation. */
    @Test
    void writeFeature_checkViolation_saysNoNestedValue() {
        try (BucketeerData data = open(config(password))) {
            Feature read = feature("there", value);
            data.features().insert("env-check", read);
            Feature refused = feature("there", "refused-" + value);
            assertClean(catchThrowable(() -> data.features().insert("env-other", refused)), InvalidDataException.class);
            assertClean(
                    catchThrowable(() -> data.features().insertAll("env-other", List.of(read, refused))),
                    InvalidDataException.class);
            assertClean(catchThrowable(() -> data.features().update("env-check", refused)), InvalidDataException.class);
        }
    }

    @Test
    void writeFeature_nestedValueThatCannotBeStored_saysNoValue() {
        try (BucketeerData data = open(config(password))) {
            for (String unstorable : List.of(value + "\0", value + "\uD800")) {
                assertClean(
                        catchThrowable(() -> data.features().insert("env-invalid", feature("f", unstorable))),
                        InvalidDataException.class);
            }
            Feature withoutItsStrategy = feature("f", value).toBuilder()
                    .defaultStrategy(new Strategy(StrategyType.ROLLOUT, new FixedStrategy(value), null))
                    .build();
            assertClean(
                    catchThrowable(() -> data.features().insert("env-invalid", withoutItsStrategy)),
                    InvalidDataException.class);
            Feature tooLong = feature("f", value).toBuilder()
                    .maintainer(value.repeat(20))
                    .tags(List.of(value.repeat(20)))
                    .build();
            assertClean(
                    catchThrowable(() -> data.features().insert("env-invalid", tooLong)), InvalidDataException.class);
        }
    }

    @Test
    void updateFeature_staleVersionOrUnknownMembers_saysNoValue() throws SQLException {
        try (BucketeerData data = open(config(password))) {
            Feature read = feature("newer", value);
            data.features().insert("env-update", read);
            Feature changed = read.toBuilder().description("other " + value).build();
            assertClean(
                    catchThrowable(() -> data.features()
                            .update("env-update", changed.toBuilder().version(9).build())),
                    OptimisticLockException.class);
            execute(addUnknownMember(value));
            assertClean(
                    catchThrowable(() -> data.features().update("env-update", changed)), InvalidDataException.class);
        }
    }

    /** Statements that give the first variation of each feature a member that this release does not know. */
    abstract List<String> addUnknownMember(String member);

    @Test
    void list_filterThatCannotBeCompared_saysNothingOfIt() {
        try (BucketeerData data = open(config(password))) {
            for (FeatureQuery.Builder query : List.of(
                    FeatureQuery.builder().search(value + "\0"),
                    FeatureQuery.builder().maintainer(value + "\0"),
                    FeatureQuery.builder().tags(Set.of(value + "\0")),
                    FeatureQuery.builder().cursor(value))) {
                assertClean(
                        catchThrowable(() -> data.features().list("env-list", query.build())),
                        InvalidDataException.class);
            }
        }
    }

    @Test
    void list_changedCursor_saysNothingOfIt() {
        try (BucketeerData data = open(config(password))) {
            TagQuery query = TagQuery.builder().search(value).cursor(value).build();
            assertClean(catchThrowable(() -> data.tags().list("env-cursor", query)), InvalidDataException.class);
        }
    }

    @Test
    void find_closed_saysNoPassword() {
        BucketeerData data = open(config(password));
        data.close();
        assertClean(catchThrowable(() -> data.tags().find("env", "id")), DataAccessException.class);
    }

    @Test
    void find_poolExhausted_saysNoPassword() {
        PoolConfig small = PoolConfig.builder()
                .maximumSize(1)
                .connectionTimeout(Duration.ofSeconds(1))
                .build();
        try (BucketeerData data = open(config(password).withPool(small))) {
            Throwable error = data.inTransaction(session -> {
                session.tags().find("env", "id");
                return CompletableFuture.supplyAsync(
                                () -> catchThrowable(() -> data.tags().find("env", "id")))
                        .join();
            });
            assertClean(error, DataAccessException.class);
        }
    }

    @Test
    void textFormsAndJmxNames_holdNoPassword() {
        DatabaseConfig config = config(password);
        try (BucketeerData data = open(config)) {
            assertThat(List.of(config.toString(), DataConfig.of(config).toString(), data.toString()))
                    .noneSatisfy(text -> assertThat(text).containsAnyOf(canaries()));
            assertThat(ManagementFactory.getPlatformMBeanServer().queryNames(null, null))
                    .noneSatisfy(name -> assertThat(name.toString()).containsAnyOf(canaries()));
        }
    }

    @Test
    void openAndUse_nothingWrong_logsNoCanary() {
        try (BucketeerData data = open(config(password))) {
            data.tags().insert("env-fine", tag("id", value));
            assertThat(data.tags()
                            .list("env-fine", TagQuery.builder().search(value).build())
                            .items())
                    .hasSize(1);
            data.features().insert("env-fine", feature("f", value));
            assertThat(data.features().listByEnvironment("env-fine")).containsExactly(feature("f", value));
            assertThatCode(() -> data.tags().upsert("env-fine", List.of(tag("id", value))))
                    .doesNotThrowAnyException();
        }
    }

    /** A feature with that text wherever an error could quote it from. */
    static Feature feature(String id, String text) {
        return Feature.builder()
                .id(id)
                .name(text)
                .description(text)
                .variations(List.of(new Variation("on", text, text, text)))
                .targets(List.of(new Target("on", List.of(text))))
                .rules(List.of(new Rule(
                        "rule",
                        Strategies.fixed("on"),
                        List.of(new Clause("clause", text, Operator.IN, List.of(text))))))
                .defaultStrategy(Strategies.fixed("on"))
                .tags(List.of(text))
                .maintainer(text)
                .createdAt(NOW)
                .updatedAt(NOW)
                .build();
    }

    private static Tag tag(String id, String name) {
        return Tag.builder().id(id).name(name).createdAt(NOW).updatedAt(NOW).build();
    }
}
