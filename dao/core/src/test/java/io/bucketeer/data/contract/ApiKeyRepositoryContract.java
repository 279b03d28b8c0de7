package io.bucketeer.data.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketeer.data.config.ApiKeysConfig;
import io.bucketeer.data.error.DuplicateKeyException;
import io.bucketeer.data.error.InvalidDataException;
import io.bucketeer.data.error.InvalidDataException.Violation;
import io.bucketeer.data.error.NotFoundException;
import io.bucketeer.data.error.OptimisticLockException;
import io.bucketeer.data.model.ApiKey;
import io.bucketeer.data.model.ApiKeyRole;
import io.bucketeer.data.repository.ApiKeyQuery;
import io.bucketeer.data.repository.ApiKeySecret;
import io.bucketeer.data.repository.ApiKeySort;
import io.bucketeer.data.repository.Direction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** API keys of one environment: created with a secret, updated without it, listed. */
abstract class ApiKeyRepositoryContract extends ApiKeyContract {

    private static final String GO_SECRET = "5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8";

    @Test
    void create_newKey_isStoredAsGivenWithTheHashOfItsSecretAlone() {
        ApiKey key = key("k");
        ApiKeySecret secret = data.apiKeys().create(environment, key);
        assertThat(secret.isWellFormed()).isTrue();
        assertThat(data.apiKeys().find(environment, "k")).contains(key);
        assertThat(storedSecret(environment, "k")).containsExactly("", sha256(secret));
        assertThat(stored("legacy_hash", environment, "k")).isNull();
        assertThat(data.apiKeyDirectory().findBySecret(secret).orElseThrow().apiKey())
                .isEqualTo(key);
    }

    /** What their reader cannot take: a NULL, or a secret that is not where it was. */
    @Test
    void create_secretStoredInClear_isARowThatGoServicesRead() {
        ApiKeySecret secret = shared.apiKeys().create(environment, key("k"));
        assertThat(storedSecret(environment, "k")).containsExactly(secret.reveal(), sha256(secret));
        assertThat(query(
                        "SELECT concat(id, '|', name, '|', role, '|', CASE WHEN disabled THEN 1 ELSE 0 END, '|',"
                                + " created_at, '|', updated_at,"
                                + " '|', description, '|', environment_id, '|', maintainer, '|',"
                                + " last_used_at) FROM api_key WHERE api_key = ? AND environment_id = ?",
                        secret.reveal(),
                        environment))
                .isEqualTo("k|Key k|2|0|1772366400|1772366400|of a test|" + environment + "|owner@example.com|0");
    }

    @Test
    void create_neverUsed_storesZeroAndNotNull() {
        data.apiKeys().create(environment, key("ours"));
        insertAsGo(environment, "theirs", GO_SECRET);
        assertThat(stored("last_used_at", environment, "ours")).isEqualTo("0");
        assertThat(stored("last_used_at", environment, "theirs")).isEqualTo("0");
        assertThat(data.apiKeys().find(environment, "theirs")).contains(key("theirs"));
        assertThat(key("theirs").lastUsedAt()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void create_sameIdAgain_isRefusedAndKeepsTheFirst() {
        ApiKeySecret first = data.apiKeys().create(environment, key("k"));
        assertThatThrownBy(() -> data.apiKeys()
                        .create(environment, key("k").toBuilder().name("other").build()))
                .isInstanceOf(DuplicateKeyException.class)
                .hasMessageStartingWith("DUPLICATE_KEY: create api_key 'k' in environment '" + environment + "'");
        assertThat(data.apiKeys().find(environment, "k")).contains(key("k"));
        assertThat(storedSecret(environment, "k")).containsExactly("", sha256(first));
    }

    @Test
    void create_sameIdInAnotherEnvironment_hasASecretOfItsOwn() {
        register("another");
        ApiKeySecret ours = data.apiKeys().create(environment, key("k"));
        ApiKeySecret theirs = data.apiKeys().create("another", key("k"));
        assertThat(ours).isNotEqualTo(theirs);
        assertThat(data.apiKeyDirectory()
                        .findBySecret(ours)
                        .orElseThrow()
                        .environment()
                        .id())
                .isEqualTo(environment);
        assertThat(data.apiKeyDirectory()
                        .findBySecret(theirs)
                        .orElseThrow()
                        .environment()
                        .id())
                .isEqualTo("another");
    }

    @Test
    void create_insideAUnitOfWorkThatFails_leavesNothing() {
        ApiKeySecret[] secret = new ApiKeySecret[1];
        assertThatThrownBy(() -> data.inTransaction(session -> {
                    secret[0] = session.apiKeys().create(environment, key("k"));
                    assertThat(session.apiKeyDirectory().findBySecret(secret[0]))
                            .isPresent();
                    throw new IllegalStateException("not today");
                }))
                .hasMessage("not today");
        assertThat(data.apiKeys().find(environment, "k")).isEmpty();
        assertThat(data.apiKeyDirectory().findBySecret(secret[0])).isEmpty();
    }

    @Test
    void create_valuesThatCannotBeStored_areRefusedTogether() {
        ApiKey key = key("k".repeat(256)).toBuilder()
                .name("a\0b")
                .description("d".repeat(256))
                .build();
        assertThatThrownBy(() -> data.apiKeys().create(environment, key))
                .isInstanceOfSatisfying(
                        InvalidDataException.class,
                        e -> assertThat(e.violations())
                                .extracting(Violation::path)
                                .containsExactlyInAnyOrder("id", "name", "description"));
    }

    @Test
    void createWithSecret_ofAGoDatabase_isFoundByItAndStoredAsTheRulesSay() {
        ApiKey key = key("k").toBuilder().lastUsedAt(START).build();
        adopted.apiKeys().createWithSecret(environment, key, ApiKeySecret.of(GO_SECRET));
        shared.apiKeys().createWithSecret(environment, key("l"), ApiKeySecret.of(GO_SECRET + "0"));
        assertThat(adopted.apiKeys().find(environment, "k")).contains(key);
        assertThat(adopted.apiKeyDirectory()
                        .findBySecret(ApiKeySecret.of(GO_SECRET))
                        .orElseThrow()
                        .apiKey())
                .isEqualTo(key);
        assertThat(stored("api_key", environment, "k")).isEmpty();
        assertThat(stored("api_key", environment, "l")).isEqualTo(GO_SECRET + "0");
    }

    @Test
    void createWithSecret_ofThisLibrary_isTakenWhileLegacyLookupIsOff() {
        ApiKeySecret secret = ApiKeySecret.generate();
        data.apiKeys().createWithSecret(environment, key("k"), secret);
        assertThat(data.apiKeyDirectory().findBySecret(secret)).isPresent();
    }

    @Test
    void createWithSecret_thatWouldNotBeFound_isRefused() {
        assertThatThrownBy(() -> data.apiKeys().createWithSecret(environment, key("k"), ApiKeySecret.of(GO_SECRET)))
                .isInstanceOfSatisfying(
                        InvalidDataException.class,
                        e -> assertThat(e.violations())
                                .containsExactly(new Violation(
                                        "secret",
                                        "was not made by this library, and no other is found while"
                                                + " apiKeys.legacyLookup is off")));
        for (String text : List.of("", "a\0b", "\uD800", "x".repeat(256))) {
            assertThatThrownBy(() -> adopted.apiKeys().createWithSecret(environment, key("k"), ApiKeySecret.of(text)))
                    .isInstanceOfSatisfying(
                            InvalidDataException.class,
                            e -> assertThat(e.violations())
                                    .extracting(Violation::path)
                                    .containsExactly("secret"));
        }
        adopted.apiKeys().createWithSecret(environment, key("k"), ApiKeySecret.of("\uD83C\uDF63".repeat(255)));
        assertThat(adopted.apiKeyDirectory().findBySecret(ApiKeySecret.of("\uD83C\uDF63".repeat(255))))
                .isPresent();
    }

    @Test
    void createWithSecret_thatAnyEnvironmentHas_isRefusedWhicheverWayItIsStored() {
        register("another");
        ApiKeySecret hashed = data.apiKeys().create("another", key("hashed"));
        insertAsGo("another", "in-clear", GO_SECRET);
        for (ApiKeySecret taken : List.of(hashed, ApiKeySecret.of(GO_SECRET))) {
            assertThatThrownBy(() -> adopted.apiKeys().createWithSecret(environment, key("k"), taken))
                    .isInstanceOfSatisfying(
                            DuplicateKeyException.class,
                            e -> assertThat(e.constraintName()).isEqualTo("unique_api_key_secret_hash"));
        }
        assertThat(data.apiKeys().find(environment, "k")).isEmpty();
        adopted.apiKeys().createWithSecret(environment, key("k"), ApiKeySecret.of(GO_SECRET.toUpperCase(Locale.ROOT)));
    }

    @Test
    void update_changedKey_keepsSecretAndLastUse() {
        ApiKeySecret secret = shared.apiKeys().create(environment, key("k"));
        execute("UPDATE api_key SET last_used_at = ? WHERE id = 'k'", START.getEpochSecond());
        List<String> before = storedSecret(environment, "k");
        clock.advance(Duration.ofMinutes(1));
        ApiKey changed = data.apiKeys()
                .update(
                        environment,
                        key("k").toBuilder()
                                .name("renamed")
                                .role(ApiKeyRole.PUBLIC_API_ADMIN)
                                .disabled(true)
                                .maintainer("other@example.com")
                                .description("new")
                                .lastUsedAt(START.plusSeconds(5_000))
                                .build());
        assertThat(changed)
                .isEqualTo(new ApiKey(
                        "k",
                        "renamed",
                        ApiKeyRole.PUBLIC_API_ADMIN,
                        true,
                        START,
                        START.plusSeconds(60),
                        "other@example.com",
                        "new",
                        START));
        assertThat(data.apiKeys().find(environment, "k")).contains(changed);
        assertThat(storedSecret(environment, "k")).isEqualTo(before);
        assertThat(data.apiKeyDirectory().findBySecret(secret).orElseThrow().apiKey())
                .isEqualTo(changed);
    }

    @Test
    void update_staleOrMissing_isRefused() {
        data.apiKeys().create(environment, key("k"));
        clock.advance(Duration.ofMinutes(1));
        data.apiKeys().update(environment, key("k").toBuilder().disabled(true).build());
        assertThatThrownBy(() -> data.apiKeys()
                        .update(environment, key("k").toBuilder().name("late").build()))
                .isInstanceOf(OptimisticLockException.class);
        assertThatThrownBy(() -> data.apiKeys().update(environment, key("missing")))
                .isInstanceOf(NotFoundException.class);
        assertThat(data.apiKeys().find(environment, "k").orElseThrow().disabled())
                .isTrue();
    }

    @Test
    void list_everyFilterAndSort_givesTheKeysInOrder() {
        create("b", ApiKeyRole.SDK_CLIENT, false, "one@example.com", 3);
        create("a", ApiKeyRole.PUBLIC_API_ADMIN, true, "two@example.com", 1);
        create("c", ApiKeyRole.SDK_SERVER, false, "one@example.com", 2);
        assertThat(ids(ApiKeyQuery.builder())).containsExactly("a", "b", "c");
        assertThat(ids(ApiKeyQuery.builder().direction(Direction.DESCENDING))).containsExactly("c", "b", "a");
        assertThat(ids(ApiKeyQuery.builder().sort(ApiKeySort.ROLE))).containsExactly("b", "c", "a");
        assertThat(ids(ApiKeyQuery.builder().sort(ApiKeySort.STATE))).containsExactly("b", "c", "a");
        assertThat(ids(ApiKeyQuery.builder().sort(ApiKeySort.CREATED_AT))).containsExactly("a", "c", "b");
        assertThat(ids(ApiKeyQuery.builder().sort(ApiKeySort.UPDATED_AT))).containsExactly("a", "c", "b");
        assertThat(ids(ApiKeyQuery.builder().sort(ApiKeySort.LAST_USED_AT))).containsExactly("a", "c", "b");
        assertThat(ids(ApiKeyQuery.builder().role(ApiKeyRole.SDK_SERVER))).containsExactly("c");
        assertThat(ids(ApiKeyQuery.builder().disabled(true))).containsExactly("a");
        assertThat(ids(ApiKeyQuery.builder().maintainer("one@example.com"))).containsExactly("b", "c");
        assertThat(ids(ApiKeyQuery.builder().maintainer("ONE@example.com"))).isEmpty();
        assertThat(ids(ApiKeyQuery.builder().search("KEY B"))).containsExactly("b");
        assertThat(ids(ApiKeyQuery.builder().search("test"))).isEmpty();
    }

    private void create(String id, ApiKeyRole role, boolean disabled, String maintainer, int seconds) {
        Instant time = START.plusSeconds(seconds);
        data.apiKeys()
                .create(
                        environment,
                        new ApiKey(id, "Key " + id, role, disabled, time, time, maintainer, "of a test", time));
    }

    private List<String> ids(ApiKeyQuery.Builder query) {
        ApiKeyQuery finished = query.pageSize(2).build();
        List<String> ids =
                data.apiKeys().stream(environment, finished).map(ApiKey::id).toList();
        assertThat(data.apiKeys().count(environment, finished)).isEqualTo(ids.size());
        assertThat(data.apiKeys().list(environment, finished).items())
                .extracting(ApiKey::id)
                .isEqualTo(ids.subList(0, Math.min(2, ids.size())));
        return ids;
    }

    @Test
    void noFieldOfTheRecord_holdsASecret() {
        ApiKeySecret secret = shared.apiKeys().create(environment, key("k"));
        assertThat(Stream.of(
                                shared.apiKeys().find(environment, "k").orElseThrow(),
                                shared.apiKeyDirectory().findBySecret(secret).orElseThrow(),
                                shared.apiKeys().list(environment, ApiKeyQuery.all()),
                                secret)
                        .map(Object::toString))
                .allSatisfy(text -> assertThat(text).doesNotContain(secret.reveal(), sha256(secret)));
    }

    @Test
    void create_byManyThreads_givesEachItsOwnSecret() {
        List<ApiKeySecret> secrets = IntStream.range(0, 64)
                .parallel()
                .mapToObj(i -> data.apiKeys().create(environment, key("k" + i)))
                .toList();
        assertThat(secrets.stream().map(ApiKeySecret::reveal)).doesNotHaveDuplicates();
        for (int i = 0; i < secrets.size(); i++) {
            assertThat(data.apiKeyDirectory()
                            .findBySecret(secrets.get(i))
                            .orElseThrow()
                            .apiKey()
                            .id())
                    .isEqualTo("k" + i);
        }
    }

    @Test
    void defaults_storeNothingInClearAndFindNothingOfOthers() {
        assertThat(ApiKeysConfig.defaults()).isEqualTo(new ApiKeysConfig(false, false));
    }
}
