package io.bucketeer.data.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.bucketeer.data.BucketeerData;
import io.bucketeer.data.config.ApiKeysConfig;
import io.bucketeer.data.config.DataConfig;
import io.bucketeer.data.config.PoolConfig;
import io.bucketeer.data.contract.Registered;
import io.bucketeer.data.error.DataAccessException;
import io.bucketeer.data.error.DuplicateKeyException;
import io.bucketeer.data.error.IllegalUseException;
import io.bucketeer.data.error.InvalidDataException;
import io.bucketeer.data.error.TimeoutException;
import io.bucketeer.data.model.ApiKey;
import io.bucketeer.data.model.EnvironmentApiKey;
import io.bucketeer.data.repository.ApiKeyQuery;
import io.bucketeer.data.repository.ApiKeySecret;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nor does the secret of an API key, or its hash, whatever becomes of it. */
abstract class ApiKeySecretsContract extends SecretsContract {

    private static final Instant NOW = Instant.ofEpochSecond(1_772_366_400L);

    /** A canary, as a program sends it. */
    private final ApiKeySecret canary = ApiKeySecret.of(value);

    @BeforeEach
    final void empty() throws SQLException {
        execute(List.of("DELETE FROM api_key"));
    }

    private BucketeerData openWith(boolean storeSecret) {
        return BucketeerData.open(DataConfig.of(config(password)).withApiKeys(new ApiKeysConfig(storeSecret, true)));
    }

    @Test
    void createApiKey_duplicateIdOrSecret_saysNoSecret() throws SQLException {
        try (BucketeerData data = openWith(true)) {
            data.apiKeys().createWithSecret("env-key", key("there"), canary);
            for (String id : List.of("there", "another")) {
                assertClean(
                        catchThrowable(() -> data.apiKeys().createWithSecret("env-key", key(id), canary)),
                        DuplicateKeyException.class);
            }
            execute(List.of("UPDATE api_key SET api_key = ''")); // so that the unique index refuses it
            assertClean(
                    catchThrowable(() -> data.apiKeys().createWithSecret("env-key", key("another"), canary)),
                    DuplicateKeyException.class);
        }
    }

    /** PostgreSQL tells the whole row of such a violation. */
    @Test
    void createApiKey_checkViolation_saysNoSecret() throws SQLException {
        execute(List.of("ALTER TABLE api_key ADD CONSTRAINT canary_key CHECK (name NOT LIKE 'refused%')"));
        try (BucketeerData data = openWith(true)) {
            ApiKey refused = key("k").toBuilder().name("refused").build();
            assertClean(
                    catchThrowable(() -> data.apiKeys().createWithSecret("env-key", refused, canary)),
                    InvalidDataException.class);
            assertClean(catchThrowable(() -> data.apiKeys().create("env-key", refused)), InvalidDataException.class);
        } finally {
            execute(List.of("ALTER TABLE api_key DROP CONSTRAINT canary_key"));
        }
    }

    @Test
    void createApiKey_secretThatCannotBeStored_saysNothingOfIt() {
        try (BucketeerData data = openWith(false);
                BucketeerData strict = open(config(password))) {
            for (String text : List.of(value + "\0", value + "\uD800", value.repeat(20))) {
                assertClean(
                        catchThrowable(
                                () -> data.apiKeys().createWithSecret("env-key", key("k"), ApiKeySecret.of(text))),
                        InvalidDataException.class);
            }
            assertClean(
                    catchThrowable(() -> strict.apiKeys().createWithSecret("env-key", key("k"), canary)),
                    InvalidDataException.class);
        }
    }

    @Test
    void findBySecret_hashThatCannotBeStored_warnsWithoutTheSecret() throws SQLException {
        try (BucketeerData data = openWith(false)) {
            Registered.environment(data, "env-warned");
            execute(List.of(
                    "INSERT INTO api_key (id, name, role, created_at, updated_at, environment_id, api_key)"
                            + " VALUES ('k', 'in clear', 1, 1, 1, 'env-warned', '" + value + "')",
                    "ALTER TABLE api_key ADD CONSTRAINT canary_hash CHECK (secret_hash IS NULL)"));
            try {
                assertThat(data.apiKeyDirectory().findBySecret(canary)).isPresent();
            } finally {
                execute(List.of("ALTER TABLE api_key DROP CONSTRAINT canary_hash"));
            }
            assertThat(capture.lines())
                    .anySatisfy(line -> assertThat(line)
                            .contains("A secret stays as it was stored", "api_key 'k' in environment 'env-warned'"));
        }
    }

    @Test
    void findBySecret_thatFails_saysNothingOfIt() {
        PoolConfig one = PoolConfig.builder()
                .maximumSize(1)
                .connectionTimeout(Duration.ofSeconds(1))
                .build();
        BucketeerData data = BucketeerData.open(
                DataConfig.of(config(password).withPool(one)).withApiKeys(new ApiKeysConfig(false, true)));
        Throwable exhausted = data.inTransaction(session -> {
            session.tags().find("env", "id");
            return CompletableFuture.supplyAsync(
                            () -> catchThrowable(() -> data.apiKeyDirectory().findBySecret(canary)))
                    .join();
        });
        assertClean(exhausted, TimeoutException.class);
        data.close();
        assertClean(catchThrowable(() -> data.apiKeyDirectory().findBySecret(canary)), IllegalUseException.class);
    }

    /** Whatever a program prints of it: records, pages, the secret itself. */
    @Test
    void createdAndFoundKeys_havePrintedNothingOfTheirSecrets() {
        try (BucketeerData data = openWith(true)) {
            Registered.environment(data, "env-printed");
            ApiKeySecret made = data.apiKeys().create("env-printed", key("made"));
            data.apiKeys().createWithSecret("env-printed", key("brought"), canary);
            EnvironmentApiKey found =
                    data.apiKeyDirectory().findBySecret(canary).orElseThrow();
            Throwable again = catchThrowable(() -> data.apiKeys().createWithSecret("env-printed", key("again"), made));
            assertThat(again).isInstanceOf(DataAccessException.class);
            for (Object printed : List.of(
                    canary,
                    made,
                    found,
                    again,
                    data.apiKeys().list("env-printed", ApiKeyQuery.all()),
                    data.apiKeys().find("env-printed", "made"),
                    data.apiKeyDirectory().sharedSecrets())) {
                assertThat(printed.toString())
                        .doesNotContain(value, made.reveal(), made.reveal().substring(4, 20));
            }
            assertThat(capture.lines())
                    .noneSatisfy(line -> assertThat(line).contains(made.reveal().substring(4, 20)));
        }
    }

    private static ApiKey key(String id) {
        return ApiKey.builder().id(id).name("Key").createdAt(NOW).updatedAt(NOW).build();
    }
}
