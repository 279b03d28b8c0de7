package io.bucketeer.data.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketeer.data.config.PoolConfig;
import io.bucketeer.data.error.InvalidDataException;
import io.bucketeer.data.error.InvalidDataException.Violation;
import io.bucketeer.data.model.ApiKey;
import io.bucketeer.data.repository.ApiKeyUse;
import io.bucketeer.data.repository.TransactionOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The time of last use of API keys, which only moves forward. */
abstract class ApiKeyUseContract extends ApiKeyContract {

    private static final int THREADS = 16;

    /** A connection for each thread, and one to look on. */
    @Override
    PoolConfig pool() {
        return PoolConfig.builder()
                .maximumSize(THREADS + 2)
                .connectionTimeout(Duration.ofSeconds(30))
                .lockTimeout(Duration.ofSeconds(40))
                .statementTimeout(Duration.ofSeconds(50))
                .socketTimeout(Duration.ofSeconds(60))
                .build();
    }

    @Test
    void touch_laterUse_movesItAndNothingElse() {
        ApiKey key = key("k").toBuilder().disabled(true).build();
        data.apiKeys().create(environment, key);
        List<String> secret = storedSecret(environment, "k");
        assertThat(touch(use("k", 10))).isEqualTo(1);
        assertThat(data.apiKeys().find(environment, "k"))
                .contains(key.toBuilder().lastUsedAt(START.plusSeconds(10)).build());
        assertThat(storedSecret(environment, "k")).isEqualTo(secret);
    }

    @Test
    void touch_earlierOrEqualUse_changesNothing() {
        data.apiKeys().create(environment, key("k"));
        touch(use("k", 10));
        assertThat(touch(use("k", 10))).isZero();
        assertThat(touch(use("k", 9))).isZero();
        assertThat(touch(new ApiKeyUse("k", Instant.EPOCH))).isZero();
        assertThat(touch(new ApiKeyUse("k", START.plusSeconds(10).plusNanos(999_999_999))))
                .isZero();
        assertThat(lastUse("k")).isEqualTo(START.plusSeconds(10));
        assertThat(touch(use("k", 11))).isEqualTo(1);
    }

    @Test
    void touch_sameKeyTwice_countsTheLatestWhereverItStands() {
        data.apiKeys().create(environment, key("first"));
        data.apiKeys().create(environment, key("last"));
        assertThat(touch(use("first", 3), use("last", 1), use("first", 2), use("last", 3)))
                .isEqualTo(2);
        assertThat(lastUse("first")).isEqualTo(START.plusSeconds(3));
        assertThat(lastUse("last")).isEqualTo(START.plusSeconds(3));
    }

    @Test
    void touch_missingKeyOrAnotherEnvironments_isLeftOut() {
        data.apiKeys().create(environment, key("k"));
        data.apiKeys().create("another", key("k"));
        data.apiKeys().create("another", key("theirs"));
        assertThat(touch(use("missing", 1), use("theirs", 1), use("k", 1), use("K", 1), use("k ", 1)))
                .isEqualTo(1);
        assertThat(data.apiKeys().listByEnvironment("another")).containsExactly(key("k"), key("theirs"));
    }

    @Test
    void touch_keysThatDifferInCaseOrSpaces_areKeptApart() {
        List<String> ids =
                List.of("key", "KEY", "key ", "k\u00E9y", "ke\u0301y", "\uD83C\uDF63", "\uD83C\uDF7A", "\\\"'");
        ids.forEach(id -> data.apiKeys().create(environment, key(id)));
        for (int i = 0; i < ids.size(); i++) {
            assertThat(touch(use(ids.get(i), i + 1))).isEqualTo(1);
        }
        for (int i = 0; i < ids.size(); i++) {
            assertThat(lastUse(ids.get(i))).as(ids.get(i)).isEqualTo(START.plusSeconds(i + 1));
        }
    }

    @Test
    void touch_aHundredThousandUsesOfOneKey_countsTheLatest() {
        String id = "3f2504e0-4f89-11d3-9a0c-0305e82c3301";
        data.apiKeys().create(environment, key(id));
        List<ApiKeyUse> uses =
                IntStream.range(0, 100_000).mapToObj(i -> use(id, i)).toList();
        assertThat(data.apiKeys().touch(environment, uses)).isEqualTo(1);
        assertThat(lastUse(id)).isEqualTo(START.plusSeconds(99_999));
    }

    @Test
    void touch_nullAmongTheUses_isRefused() {
        assertThatThrownBy(() -> data.apiKeys().touch(environment, Arrays.asList(use("k", 1), null)))
                .isInstanceOf(InvalidDataException.class)
                .hasMessageContaining("uses[1]: is null");
    }

    @Test
    void touch_moreThanTwoBatches_movesAllOfThem() {
        List<ApiKeyUse> uses = IntStream.range(0, 2_500)
                .mapToObj(i -> use("k%04d".formatted(i), i))
                .toList();
        data.inTransaction(session -> {
            uses.forEach(use -> session.apiKeys().create(environment, key(use.id())));
            return uses;
        });
        List<ApiKeyUse> shuffled = new ArrayList<>(uses);
        Collections.shuffle(shuffled, new Random(1));
        assertThat(data.apiKeys().touch(environment, shuffled)).isEqualTo(2_500);
        assertThat(data.apiKeys().touch(environment, shuffled)).isZero();
        assertThat(data.apiKeys().listByEnvironment(environment))
                .extracting(ApiKey::lastUsedAt)
                .isEqualTo(uses.stream().map(ApiKeyUse::usedAt).toList());
    }

    @Test
    void touch_nothing_asksNobody() {
        data.apiKeys().create(environment, key("k"));
        assertThat(data.apiKeys().touch(environment, List.of())).isZero();
    }

    @Test
    void touch_idsThatCannotBeStored_areRefusedTogetherAndNothingMoves() {
        data.apiKeys().create(environment, key("k"));
        assertThatThrownBy(() -> touch(use("k", 1), use("a\0", 1), use("k".repeat(256), 1), use("\uDC00", 1)))
                .isInstanceOfSatisfying(
                        InvalidDataException.class,
                        e -> assertThat(e.violations())
                                .extracting(Violation::path)
                                .containsExactly("uses[1].id", "uses[2].id", "uses[3].id"));
        assertThat(lastUse("k")).isEqualTo(Instant.EPOCH);
    }

    @Test
    void touch_insideAUnitOfWorkThatFails_isRolledBack() {
        data.apiKeys().create(environment, key("k"));
        assertThatThrownBy(() -> data.inTransaction(session -> {
                    assertThat(session.apiKeys().touch(environment, List.of(use("k", 1))))
                            .isEqualTo(1);
                    throw new IllegalStateException("not today");
                }))
                .hasMessage("not today");
        assertThat(lastUse("k")).isEqualTo(Instant.EPOCH);
    }

    @Test
    void touch_keyThatAnotherUnitHasNotCommitted_isNotThereAndWaitsForNothing() {
        data.apiKeys().create(environment, key("there"));
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            int moved = data.inTransaction(new TransactionOptions(1, false), session -> {
                session.apiKeys().create(environment, key("new"));
                Future<Integer> touched = other.submit(() -> touch(use("new", 1), use("there", 1)));
                try {
                    return touched.get(60, TimeUnit.SECONDS);
                } catch (InterruptedException | ExecutionException | TimeoutException e) {
                    throw new IllegalStateException(e);
                }
            });
            assertThat(moved).isEqualTo(1);
        }
        assertThat(lastUse("new")).isEqualTo(Instant.EPOCH);
        assertThat(lastUse("there")).isEqualTo(START.plusSeconds(1));
    }

    /** An update writes all columns, the time of last use as it was read among them. */
    @Test
    void touch_betweenReadAndUpdateOfTheKey_isKept() {
        data.apiKeys().create(environment, key("k"));
        ApiKey read = data.apiKeys().find(environment, "k").orElseThrow();
        touch(use("k", 5));
        clock.advance(Duration.ofMinutes(1));
        ApiKey disabled = data.apiKeys()
                .update(environment, read.toBuilder().disabled(true).build());
        assertThat(disabled.lastUsedAt()).isEqualTo(START.plusSeconds(5));
        assertThat(touch(use("k", 6))).isEqualTo(1);
        assertThat(data.apiKeys().find(environment, "k"))
                .contains(disabled.toBuilder().lastUsedAt(START.plusSeconds(6)).build());
    }

    /**
     * Every thread notes every use in an order of its own, in batches that are no less shuffled, while one looks on: no
     * time goes back, each ends at the latest, and the moves that were counted are as many as can have been.
     */
    @Test
    void touch_bySixteenThreadsOutOfOrder_neverGoesBack() throws ExecutionException, InterruptedException {
        int keys = 25;
        int times = 40;
        for (int k = 0; k < keys; k++) {
            data.apiKeys().create(environment, key("k" + k));
        }
        AtomicBoolean done = new AtomicBoolean();
        List<Integer> moved = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS + 1)) {
            Future<Integer> looker = threads.submit(() -> lookOn(done));
            List<Future<Integer>> writers = IntStream.range(0, THREADS)
                    .mapToObj(seed -> threads.submit(() -> touchShuffled(keys, times, seed)))
                    .toList();
            try {
                for (Future<Integer> writer : writers) {
                    moved.add(writer.get());
                }
            } finally {
                done.set(true);
            }
            assertThat(looker.get()).isPositive();
        }
        assertThat(data.apiKeys().listByEnvironment(environment))
                .hasSize(keys)
                .allSatisfy(key -> assertThat(key.lastUsedAt()).isEqualTo(START.plusSeconds(times)));
        assertThat(moved.stream().mapToInt(Integer::intValue).sum()).isBetween(keys, keys * times);
    }

    private int touchShuffled(int keys, int times, int seed) {
        List<ApiKeyUse> uses = IntStream.range(0, keys * times)
                .mapToObj(i -> use("k" + i % keys, i / keys + 1))
                .collect(Collectors.toCollection(ArrayList::new));
        Random random = new Random(seed);
        Collections.shuffle(uses, random);
        int moved = 0;
        for (int from = 0; from < uses.size(); ) {
            int to = Math.min(uses.size(), from + 1 + random.nextInt(40));
            moved += data.apiKeys().touch(environment, uses.subList(from, to));
            from = to;
        }
        return moved;
    }

    private int lookOn(AtomicBoolean done) {
        Map<String, Instant> seen = new HashMap<>();
        int looks = 0;
        while (!done.get()) {
            for (ApiKey key : data.apiKeys().listByEnvironment(environment)) {
                Instant before = seen.put(key.id(), key.lastUsedAt());
                assertThat(before == null || !key.lastUsedAt().isBefore(before))
                        .as("%s went from %s to %s", key.id(), before, key.lastUsedAt())
                        .isTrue();
            }
            looks++;
        }
        return looks;
    }

    /** Each in one unit of work with others' changes of the same rows: sorted keys meet in one order. */
    @Test
    void touch_sameKeysInOppositeOrders_endWithoutADeadlock() throws ExecutionException, InterruptedException {
        List<ApiKeyUse> rising = IntStream.range(0, 200)
                .mapToObj(i -> use("k%03d".formatted(i), 1))
                .toList();
        rising.forEach(use -> data.apiKeys().create(environment, key(use.id())));
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<Integer>> writers = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                int seconds = thread + 1;
                List<ApiKeyUse> uses = new ArrayList<>(
                        rising.stream().map(use -> use(use.id(), seconds)).toList());
                if (thread % 2 == 1) {
                    Collections.reverse(uses);
                }
                writers.add(threads.submit(() -> data.inTransaction(
                        new TransactionOptions(1, false),
                        session -> session.apiKeys().touch(environment, uses))));
            }
            for (Future<Integer> writer : writers) {
                assertThat(writer.get()).isBetween(0, 200);
            }
        }
        assertThat(data.apiKeys().listByEnvironment(environment))
                .allSatisfy(key -> assertThat(key.lastUsedAt()).isEqualTo(START.plusSeconds(THREADS)));
    }

    private int touch(ApiKeyUse... uses) {
        return data.apiKeys().touch(environment, List.of(uses));
    }

    private static ApiKeyUse use(String id, int seconds) {
        return new ApiKeyUse(id, START.plusSeconds(seconds));
    }

    private Instant lastUse(String id) {
        return data.apiKeys().find(environment, id).orElseThrow().lastUsedAt();
    }
}
