package io.bucketeer.data.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketeer.data.BucketeerData;
import io.bucketeer.data.config.ApiKeysConfig;
import io.bucketeer.data.config.DataConfig;
import io.bucketeer.data.config.PoolConfig;
import io.bucketeer.data.error.ErrorCode;
import io.bucketeer.data.error.IllegalUseException;
import io.bucketeer.data.error.InternalDataAccessException;
import io.bucketeer.data.error.TimeoutException;
import io.bucketeer.data.model.ApiKey;
import io.bucketeer.data.model.Environment;
import io.bucketeer.data.model.EnvironmentApiKey;
import io.bucketeer.data.model.Project;
import io.bucketeer.data.repository.ApiKeySecret;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** API keys found by their secrets: exactly, with what they open; junk is told without asking the database. */
abstract class ApiKeyLookupContract extends ApiKeyContract {

    private static final String GO_SECRET = "abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789";

    @Test
    void findBySecret_ofAKey_givesItWithWhatItOpens() {
        ApiKeySecret secret = data.apiKeys().create(environment, key("k"));
        data.apiKeys().create(environment, key("other"));
        Environment opened = environment(environment, project());
        EnvironmentApiKey found = find(data, secret).orElseThrow();
        assertThat(found).isEqualTo(new EnvironmentApiKey(key("k"), opened, "url-of-project", false));
        assertThat(found.projectId()).isEqualTo("project");
    }

    @Test
    void findBySecret_environmentWhoseIdIsEmpty_isFound() {
        register("");
        ApiKeySecret secret = data.apiKeys().create("", key("k"));
        assertThat(find(data, secret).orElseThrow().environment().id()).isEmpty();
    }

    @Test
    void findBySecret_switchedOffAnywhere_isFoundAndSaysSo() {
        Project disabled = register("org", "disabled", true);
        Environment archived =
                environment("archived", disabled).toBuilder().archived(true).build();
        data.environmentDirectory().insert(archived);
        ApiKey key = key("k").toBuilder().disabled(true).build();
        ApiKeySecret secret = data.apiKeys().create("archived", key);
        assertThat(find(data, secret)).contains(new EnvironmentApiKey(key, archived, "url-of-disabled", true));
    }

    @Test
    void findBySecret_rowThatCannotBeRead_isNamedWithItsEnvironment() {
        ApiKeySecret secret = data.apiKeys().create(environment, key("k"));
        execute("UPDATE api_key SET created_at = ? WHERE environment_id = ?", Long.MAX_VALUE, environment);
        assertThatThrownBy(() -> find(data, secret))
                .isInstanceOfSatisfying(
                        InternalDataAccessException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.CORRUPT_ROW))
                .hasMessageContaining("api_key 'k' in environment '" + environment + "'");
    }

    @Test
    void findBySecret_environmentThatNobodyRegistered_isNotFound() {
        ApiKeySecret secret = data.apiKeys().create("unregistered", key("k"));
        assertThat(find(data, secret)).isEmpty();
    }

    @Test
    void findBySecret_ofNobody_isNotFound() {
        data.apiKeys().create(environment, key("k"));
        assertThat(find(data, ApiKeySecret.generate())).isEmpty();
        assertThat(find(adopted, ApiKeySecret.generate())).isEmpty();
        assertThat(find(adopted, ApiKeySecret.of(GO_SECRET))).isEmpty();
    }

    /** The hash of a secret is no secret: who reads the table must not get in with it. */
    @Test
    void findBySecret_hashOfASecret_isNotFound() {
        ApiKeySecret secret = data.apiKeys().create(environment, key("k"));
        insertAsGo(environment, "in-clear", GO_SECRET);
        assertThat(find(adopted, ApiKeySecret.of(sha256(secret)))).isEmpty();
        assertThat(find(adopted, ApiKeySecret.of(sha256(ApiKeySecret.of(GO_SECRET)))))
                .isEmpty();
    }

    @Test
    void findBySecret_almostTheSame_isAnotherSecret() {
        insertAsGo(environment, "k", GO_SECRET);
        for (boolean hashed : List.of(false, true)) {
            for (String other : List.of(
                    GO_SECRET.toUpperCase(Locale.ROOT),
                    GO_SECRET + " ",
                    " " + GO_SECRET,
                    GO_SECRET + "\u200B",
                    GO_SECRET.replace('a', '\uFF41'),
                    GO_SECRET.replace("a", "a\u0301"),
                    GO_SECRET.substring(1),
                    "%",
                    "_".repeat(GO_SECRET.length()))) {
                assertThat(find(adopted, ApiKeySecret.of(other)))
                        .as("%s, hashed %s", other, hashed)
                        .isEmpty();
            }
            assertThat(find(adopted, ApiKeySecret.of(GO_SECRET))).isPresent();
        }
    }

    @Test
    void findBySecret_secretsThatDifferInCaseAndSpaces_eachFindTheirOwn() {
        List<String> secrets =
                List.of("key", "KEY", "key ", "k\u00E9y", "ke\u0301y", "\uD83C\uDF63", "\uD83C\uDF7A", "ss", "\u00DF");
        for (int i = 0; i < secrets.size(); i++) {
            insertAsGo(environment, "k" + i, secrets.get(i));
        }
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < secrets.size(); i++) {
                assertThat(id(adopted, secrets.get(i))).as(secrets.get(i)).contains("k" + i);
            }
        }
    }

    @Test
    void findBySecret_junkWhileThePoolIsExhausted_isAnsweredWithoutAConnection() {
        PoolConfig one = PoolConfig.builder()
                .maximumSize(1)
                .connectionTimeout(Duration.ofSeconds(1))
                .build();
        try (BucketeerData strict = BucketeerData.open(DataConfig.of(config().withPool(one)));
                BucketeerData lenient = BucketeerData.open(
                        DataConfig.of(config().withPool(one)).withApiKeys(new ApiKeysConfig(false, true)))) {
            whileExhausted(strict, () -> {
                for (String junk : List.of(
                        "",
                        "bkt_",
                        GO_SECRET,
                        "\0",
                        "\uD800",
                        "x".repeat(1_000_000),
                        altered(ApiKeySecret.generate()))) {
                    assertThat(find(strict, ApiKeySecret.of(junk))).isEmpty();
                }
                assertThatThrownBy(() -> find(strict, ApiKeySecret.generate())).isInstanceOf(TimeoutException.class);
            });
            whileExhausted(lenient, () -> {
                for (String junk : List.of("", "a\0", "\uD800", "\uDC00\uD800", "x".repeat(256))) {
                    assertThat(find(lenient, ApiKeySecret.of(junk))).isEmpty();
                }
                assertThatThrownBy(() -> find(lenient, ApiKeySecret.of(GO_SECRET)))
                        .isInstanceOf(TimeoutException.class);
            });
        }
    }

    private static void whileExhausted(BucketeerData data, Runnable work) {
        data.inTransaction(session -> {
            session.tags().find("env", "id"); // the unit's thread has the one connection
            CompletableFuture.runAsync(work).join();
            return "";
        });
    }

    private static String altered(ApiKeySecret secret) {
        String text = secret.reveal();
        char last = text.charAt(text.length() - 1);
        return text.substring(0, text.length() - 1) + (last == '0' ? '1' : '0');
    }

    @Test
    void findBySecret_junkAfterTheDatabaseIsGone_isAnsweredAllTheSame() {
        BucketeerData gone = open(ApiKeysConfig.defaults());
        gone.close();
        assertThat(find(gone, ApiKeySecret.of(GO_SECRET))).isEmpty();
        assertThatThrownBy(() -> find(gone, ApiKeySecret.generate()))
                .isInstanceOfSatisfying(
                        IllegalUseException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CLOSED));
    }
}
