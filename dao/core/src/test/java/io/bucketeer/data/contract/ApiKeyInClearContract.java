package io.bucketeer.data.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketeer.data.BucketeerData;
import io.bucketeer.data.config.ApiKeysConfig;
import io.bucketeer.data.config.DataConfig;
import io.bucketeer.data.config.DatabaseConfig;
import io.bucketeer.data.config.PoolConfig;
import io.bucketeer.data.model.EnvironmentApiKey;
import io.bucketeer.data.repository.ApiKeySecret;
import io.bucketeer.data.repository.InEnvironment;
import io.bucketeer.data.repository.SharedSecret;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * API keys whose secret Bucketeer's Go services have stored in clear: found where that is asked for, and hashed on that
 * occasion, which disturbs nobody.
 */
abstract class ApiKeyInClearContract extends ApiKeyContract {

    private static final String GO_SECRET = "abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789";
    private static final int THREADS = 16;

    /** Statements that make a user who may read everything in the database and write nothing. */
    abstract List<String> createReader(String user, String password);

    /** Statements that remove the user. */
    abstract List<String> dropReader(String user);

    @Test
    void findBySecret_secretInClear_isFoundOnlyWhileLegacyLookupIsOn() {
        insertAsGo(environment, "k", GO_SECRET);
        assertThat(find(data, ApiKeySecret.of(GO_SECRET))).isEmpty();
        assertThat(storedSecret(environment, "k")).containsExactly(GO_SECRET, null);
        assertThat(find(adopted, ApiKeySecret.of(GO_SECRET)))
                .contains(
                        new EnvironmentApiKey(key("k"), environment(environment, project()), "url-of-project", false));
    }

    @Test
    void findBySecret_keyWithoutASecret_isFoundByNobody() {
        insertAsGo(environment, "k", "");
        assertThat(find(adopted, ApiKeySecret.of(""))).isEmpty();
    }

    @Test
    void findBySecret_secretInClear_isHashedOnUseAndNothingElseChanges() {
        insertAsGo(environment, "k", GO_SECRET);
        insertAsGo(environment, "other", GO_SECRET + "0");
        clock.advance(Duration.ofHours(1));
        assertThat(id(adopted, GO_SECRET)).contains("k");
        assertThat(storedSecret(environment, "k")).containsExactly("", sha256(ApiKeySecret.of(GO_SECRET)));
        assertThat(storedSecret(environment, "other")).containsExactly(GO_SECRET + "0", null);
        assertThat(adopted.apiKeys().find(environment, "k")).contains(key("k"));
        assertThat(id(adopted, GO_SECRET)).contains("k");
    }

    @Test
    void findBySecret_whileSecretsAreStoredInClear_keepsWhatGoServicesRead() {
        insertAsGo(environment, "k", GO_SECRET);
        assertThat(id(shared, GO_SECRET)).contains("k");
        assertThat(storedSecret(environment, "k")).containsExactly(GO_SECRET, sha256(ApiKeySecret.of(GO_SECRET)));
        assertThat(id(shared, GO_SECRET)).contains("k");
        assertThat(id(adopted, GO_SECRET)).contains("k");
        assertThat(storedSecret(environment, "k")).containsExactly(GO_SECRET, sha256(ApiKeySecret.of(GO_SECRET)));
    }

    @Test
    void findBySecret_insideAUnitOfWork_leavesTheRowToTheNext() {
        insertAsGo(environment, "k", GO_SECRET);
        boolean found = adopted.inTransaction(session -> session.apiKeyDirectory()
                .findBySecret(ApiKeySecret.of(GO_SECRET))
                .isPresent());
        assertThat(found).isTrue();
        assertThat(storedSecret(environment, "k")).containsExactly(GO_SECRET, null);
        assertThat(id(adopted, GO_SECRET)).contains("k");
        assertThat(storedSecret(environment, "k").getFirst()).isEmpty();
    }

    @Test
    void findBySecret_severalKeysOfOneSecret_findsTheFirstByEnvironmentAndIdEveryTime() {
        for (String each : List.of("b", "a", "c")) {
            register(each);
        }
        insertAsGo("b", "1", GO_SECRET);
        insertAsGo("a", "3", GO_SECRET);
        insertAsGo("a", "2", GO_SECRET);
        insertAsGo("c", "0", "another secret");
        assertThat(adopted.apiKeyDirectory().sharedSecrets())
                .containsExactly(new SharedSecret(List.of(in("a", "2"), in("a", "3"), in("b", "1"))));
        for (int round = 0; round < 3; round++) {
            assertThat(find(adopted, ApiKeySecret.of(GO_SECRET)))
                    .hasValueSatisfying(found -> assertThat(List.of(
                                    found.environment().id(), found.apiKey().id()))
                            .containsExactly("a", "2"));
        }
        assertThat(storedSecret("a", "2").getFirst()).isEmpty();
        assertThat(storedSecret("a", "3")).containsExactly(GO_SECRET, null);
        insertAsGo("", "0", GO_SECRET);
        register("");
        assertThat(find(adopted, ApiKeySecret.of(GO_SECRET))
                        .orElseThrow()
                        .environment()
                        .id())
                .as("who has the hash stays the one")
                .isEqualTo("a");
        assertThat(adopted.apiKeyDirectory().sharedSecrets())
                .containsExactly(new SharedSecret(List.of(in("a", "2"), in("", "0"), in("a", "3"), in("b", "1"))));
    }

    @Test
    void findBySecret_theFirstOfSeveralIsUnregistered_findsTheNextAndMovesOn() {
        register("b");
        insertAsGo("a", "1", GO_SECRET);
        insertAsGo("b", "1", GO_SECRET);
        assertThat(find(adopted, ApiKeySecret.of(GO_SECRET))
                        .orElseThrow()
                        .environment()
                        .id())
                .isEqualTo("b");
        assertThat(storedSecret("b", "1").getFirst()).isEmpty();
        register("a");
        assertThat(find(adopted, ApiKeySecret.of(GO_SECRET))
                        .orElseThrow()
                        .environment()
                        .id())
                .isEqualTo("b");
    }

    @Test
    void findBySecret_hashBelongsToAKeyThatIsNotFound_findsTheOtherAndLeavesItInClear() {
        adopted.apiKeys().createWithSecret("unregistered", key("k"), ApiKeySecret.of(GO_SECRET));
        insertAsGo(environment, "k", GO_SECRET);
        insertAsGo(environment, "next", "next secret");
        assertThat(find(adopted, ApiKeySecret.of(GO_SECRET))
                        .orElseThrow()
                        .environment()
                        .id())
                .isEqualTo(environment);
        assertThat(storedSecret(environment, "k")).containsExactly(GO_SECRET, null);
        assertThat(id(adopted, "next secret")).contains("next");
        assertThat(storedSecret(environment, "next").getFirst())
                .as("it was no failure")
                .isEmpty();
    }

    /** A check stands in for whatever keeps the server from storing it. */
    @Test
    void findBySecret_hashCannotBeStored_findsTheKeyAndTriesAgainAfterAMinute() {
        insertAsGo(environment, "k", GO_SECRET);
        try (BucketeerData refused = open(new ApiKeysConfig(false, true))) {
            execute("ALTER TABLE api_key ADD CONSTRAINT no_hash CHECK (secret_hash IS NULL)");
            try {
                assertThat(id(refused, GO_SECRET)).contains("k");
            } finally {
                execute("ALTER TABLE api_key DROP CONSTRAINT no_hash");
            }
            assertThat(id(refused, GO_SECRET)).contains("k");
            clock.advance(Duration.ofSeconds(59));
            assertThat(id(refused, GO_SECRET)).contains("k");
            assertThat(storedSecret(environment, "k")).containsExactly(GO_SECRET, null);
            clock.advance(Duration.ofSeconds(1));
            assertThat(id(refused, GO_SECRET)).contains("k");
            assertThat(storedSecret(environment, "k").getFirst()).isEmpty();
        }
    }

    @Test
    void findBySecret_byAUserWhoMayOnlyRead_findsTheKey() {
        insertAsGo(environment, "k", GO_SECRET);
        String user = "reader" + Long.toHexString(UUID.randomUUID().getMostSignificantBits() >>> 32);
        String password = UUID.randomUUID().toString();
        createReader(user, password).forEach(this::execute);
        DatabaseConfig asReader =
                DatabaseConfig.of(type(), database.host(), database.port(), database.name(), user, password);
        try (BucketeerData reader =
                BucketeerData.open(DataConfig.of(asReader).withApiKeys(new ApiKeysConfig(false, true)), clock)) {
            assertThat(id(reader, GO_SECRET)).contains("k");
            assertThat(id(reader, GO_SECRET)).contains("k");
        } finally {
            dropReader(user).forEach(this::execute);
        }
        assertThat(storedSecret(environment, "k")).containsExactly(GO_SECRET, null);
    }

    @Test
    void findBySecret_rowLockedByOthers_findsTheKeyWithoutWaiting() throws SQLException {
        insertAsGo(environment, "k", GO_SECRET);
        try (Connection other = database.connect()) {
            other.setAutoCommit(false);
            try (PreparedStatement statement =
                    other.prepareStatement("SELECT id FROM api_key WHERE environment_id = ? FOR UPDATE")) {
                statement.setString(1, environment);
                statement.executeQuery();
            }
            assertThat(id(adopted, GO_SECRET)).contains("k");
            assertThat(storedSecret(environment, "k")).containsExactly(GO_SECRET, null);
            other.rollback();
        }
        assertThat(id(adopted, GO_SECRET)).as("it was no failure").contains("k");
        assertThat(storedSecret(environment, "k").getFirst()).isEmpty();
    }

    /** No thread may miss a key that another one is just hashing, whose secret in clear goes at that moment. */
    @Test
    void findBySecret_bySixteenThreadsWhileItIsHashed_isFoundByAll() throws Exception {
        List<String> secrets =
                IntStream.range(0, 40).mapToObj(i -> GO_SECRET + i).toList();
        for (String secret : secrets) {
            insertAsGo(environment, "of-" + secret, secret);
        }
        PoolConfig wide = PoolConfig.builder()
                .maximumSize(THREADS)
                .connectionTimeout(Duration.ofSeconds(30))
                .build();
        DataConfig config = DataConfig.of(config().withPool(wide)).withApiKeys(new ApiKeysConfig(false, true));
        CyclicBarrier start = new CyclicBarrier(THREADS);
        try (BucketeerData hashing = BucketeerData.open(config, clock);
                ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<List<String>>> missed = IntStream.range(0, THREADS)
                    .mapToObj(thread -> threads.submit(() -> missed(hashing, secrets, start)))
                    .toList();
            for (Future<List<String>> each : missed) {
                assertThat(each.get()).isEmpty();
            }
        }
        for (String secret : secrets) {
            assertThat(storedSecret(environment, "of-" + secret)).containsExactly("", sha256(ApiKeySecret.of(secret)));
        }
    }

    private static List<String> missed(BucketeerData data, List<String> secrets, CyclicBarrier start) throws Exception {
        List<String> missed = new ArrayList<>();
        for (String secret : secrets) {
            start.await();
            for (int again = 0; again < 3; again++) {
                if (!id(data, secret).equals(Optional.of("of-" + secret))) {
                    missed.add(secret);
                }
            }
        }
        return missed;
    }

    @Test
    void sharedSecrets_ofSeveralSecrets_areGroupedAndThoseOfOneKeyLeftOut() {
        insertAsGo("a", "1", "first");
        insertAsGo("b", "1", "second");
        insertAsGo("a", "2", "second");
        insertAsGo("c", "1", "first");
        insertAsGo("c", "2", "FIRST");
        insertAsGo("c", "3", "");
        insertAsGo("c", "4", "");
        data.apiKeys().create("c", key("5"));
        assertThat(data.apiKeyDirectory().sharedSecrets())
                .containsExactly(
                        new SharedSecret(List.of(in("a", "1"), in("c", "1"))),
                        new SharedSecret(List.of(in("a", "2"), in("b", "1"))));
    }

    private static InEnvironment<String> in(String environmentId, String id) {
        return new InEnvironment<>(environmentId, id);
    }
}
