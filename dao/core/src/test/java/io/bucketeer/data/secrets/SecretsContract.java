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
import io.bucketeer.data.error.UnavailableException;
import io.bucketeer.data.migration.SchemaMigration;
import io.bucketeer.data.model.Tag;
import io.bucketeer.data.repository.TagQuery;
import io.bucketeer.data.testkit.TestDatabase;
import io.bucketeer.data.testkit.TestServers;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * Neither a password nor a stored value appears in a log line, an exception, a text form or a JMX name, whatever goes
 * wrong.
 *
 * <p>One exception, which is PostgreSQL's driver's own: at FINEST it prints its protocol, every bind value of it. So
 * the value canaries are looked for at FINER and above there, the passwords at FINEST.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class SecretsContract {

    private static final Instant NOW = Instant.ofEpochSecond(1_772_366_400L);

    private final String user = "canary" + Long.toHexString(UUID.randomUUID().getMostSignificantBits() >>> 32);
    private final String password = "canary-right-" + UUID.randomUUID();
    private final String wrongPassword = "canary-wrong-" + UUID.randomUUID();
    private final String value = "canary-value-" + UUID.randomUUID();

    private TestDatabase database;
    private Capture capture;

    /** {@code mysql} or {@code postgres}. */
    abstract String type();

    /** Statements that let the user in with that password, to everything in the database. */
    abstract List<String> grant(String user, String password, String database);

    /** Statements that remove the user. */
    abstract List<String> revoke(String user);

    @BeforeAll
    final void createUser() throws SQLException {
        database = TestServers.database(type()).createDatabase("secrets");
        SchemaMigration.of(type(), database.jdbcUrl(), database.username(), database.password())
                .migrate();
        execute(grant(user, password, database.name()));
        execute(List.of("ALTER TABLE tag ADD CONSTRAINT canary_check CHECK (name NOT LIKE 'refused%')"));
    }

    @AfterAll
    final void dropUser() throws SQLException {
        execute(revoke(user));
        database.close();
    }

    @BeforeEach
    final void listen() {
        capture = new Capture(Level.FINER);
    }

    @AfterEach
    final void nothingWasLogged() {
        capture.close();
        assertThat(capture.lines()).noneSatisfy(line -> assertThat(line).containsAnyOf(canaries()));
    }

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
                .connectionTimeout(Duration.ofMillis(250))
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
            assertThatCode(() -> data.tags().upsert("env-fine", List.of(tag("id", value))))
                    .doesNotThrowAnyException();
        }
    }

    private void assertClean(Throwable error, Class<? extends Throwable> type) {
        assertThat(error).isInstanceOf(type);
        StringWriter trace = new StringWriter();
        error.printStackTrace(new PrintWriter(trace, true));
        assertThat(trace.toString()).doesNotContain(canaries());
        for (Throwable part : chain(error)) {
            assertThat(part.toString() + part.getMessage() + part.getLocalizedMessage())
                    .as(part.getClass().getName())
                    .doesNotContain(canaries());
        }
    }

    /** The error, its causes, their suppressed ones, and so on. */
    private static Set<Throwable> chain(Throwable error) {
        Set<Throwable> chain = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Throwable> open = new ArrayList<>(List.of(error));
        while (!open.isEmpty()) {
            Throwable next = open.removeLast();
            if (!chain.add(next)) {
                continue;
            }
            if (next.getCause() != null) {
                open.add(next.getCause());
            }
            if (next instanceof SQLException sql && sql.getNextException() != null) {
                open.add(sql.getNextException());
            }
            open.addAll(List.of(next.getSuppressed()));
        }
        return chain;
    }

    private String[] canaries() {
        return new String[] {password, wrongPassword, value};
    }

    private DatabaseConfig config(String withPassword) {
        return DatabaseConfig.of(type(), database.host(), database.port(), database.name(), user, withPassword);
    }

    private static BucketeerData open(DatabaseConfig config) {
        return BucketeerData.open(DataConfig.of(config));
    }

    private static Tag tag(String id, String name) {
        return Tag.builder().id(id).name(name).createdAt(NOW).updatedAt(NOW).build();
    }

    private void execute(List<String> statements) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
