package io.bucketeer.data.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketeer.data.config.PoolConfig;
import io.bucketeer.data.error.ErrorCode;
import io.bucketeer.data.error.InternalDataAccessException;
import io.bucketeer.data.error.InvalidDataException;
import io.bucketeer.data.error.InvalidDataException.Violation;
import io.bucketeer.data.error.RollbackOnlyException;
import io.bucketeer.data.model.FeatureLastUsedInfo;
import io.bucketeer.data.model.LastUses;
import io.bucketeer.data.repository.FeatureLastUsedInfoQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Last uses: whatever comes in whatever order, time and client versions only move outwards. */
abstract class LastUseContract extends DatabaseContract {

    private static final int WRITERS = 16;
    private static final int CALLS_OF_A_WRITER = 25;
    private static final int ROWS_OF_A_CALL = 40;
    private static final int FEATURES = 60;

    /** A connection for every writer and one to look on, and time to wait for the others on a busy machine. */
    @Override
    PoolConfig pool() {
        return PoolConfig.builder()
                .maximumSize(WRITERS + 1)
                .connectionTimeout(Duration.ofSeconds(30))
                .lockTimeout(Duration.ofSeconds(40))
                .statementTimeout(Duration.ofSeconds(50))
                .socketTimeout(Duration.ofSeconds(60))
                .build();
    }

    @Test
    void upsert_newRows_areStoredAsGiven() {
        FeatureLastUsedInfo first = use("f", 1, 10, "1.4.2");
        FeatureLastUsedInfo second = use("f", 2, 20, "");
        upsert(second, first);
        assertThat(data.featureLastUsedInfos().find(environment, "f:1")).contains(first);
        assertThat(stored()).containsExactly(first, second);
        assertThat(data.featureLastUsedInfos().listByEnvironment(environment + "-other"))
                .isEmpty();
    }

    @Test
    void upsert_newerUse_movesTheRowAndKeepsItsCreation() {
        upsert(use("f", 1, 10, "1.4.2"));
        upsert(use("f", 1, 20, "1.5.0"));
        assertThat(stored()).containsExactly(row("f", 1, 20, "1.4.2", "1.5.0", 10));
    }

    @Test
    void upsert_olderUse_neverMovesTheTimeBack() {
        upsert(use("f", 1, 20, "1.5.0"));
        upsert(use("f", 1, 10, "1.5.0"));
        assertThat(stored()).containsExactly(use("f", 1, 20, "1.5.0"));
        upsert(use("f", 1, 10, "1.4.2"));
        assertThat(stored()).containsExactly(row("f", 1, 20, "1.4.2", "1.5.0", 20));
    }

    @Test
    void upsert_rowThatCannotBeReadInAUnit_leavesNothingToCommit() {
        upsert(use("f", 2, 10, ""));
        execute(
                "UPDATE feature_last_used_info SET last_used_at = ? WHERE environment_id = ?",
                Long.MAX_VALUE,
                environment);
        assertThatThrownBy(() -> data.inTransaction(session -> {
                    List<FeatureLastUsedInfo> both = List.of(use("f", 1, 20, ""), use("f", 2, 20, ""));
                    assertThatThrownBy(() -> session.featureLastUsedInfos().upsert(environment, both))
                            .isInstanceOfSatisfying(
                                    InternalDataAccessException.class,
                                    e -> assertThat(e.code()).isEqualTo(ErrorCode.CORRUPT_ROW));
                    return null;
                }))
                .isInstanceOf(RollbackOnlyException.class);
        assertThat(data.featureLastUsedInfos().find(environment, "f:1")).isEmpty();
    }

    @Test
    void upsert_sameUseAgain_changesNothing() {
        upsert(use("f", 1, 20, "1.5.0"), use("g", 1, 10, ""));
        upsert(use("g", 1, 10, ""), use("f", 1, 20, "1.5.0"));
        assertThat(stored()).containsExactly(use("f", 1, 20, "1.5.0"), use("g", 1, 10, ""));
    }

    @Test
    void upsert_sameRowSeveralTimesInOneCall_countsAsOneAfterTheOther() {
        upsert(use("f", 1, 10, "1.9.0"), use("f", 1, 30, "1.10.0"), use("f", 1, 20, "1.8.0"));
        assertThat(stored()).containsExactly(row("f", 1, 30, "1.8.0", "1.10.0", 10));
        upsert(use("f", 1, 50, ""), use("f", 1, 40, "2.0.0-rc.1"));
        assertThat(stored()).containsExactly(row("f", 1, 50, "1.8.0", "2.0.0-rc.1", 10));
    }

    @Test
    void upsert_clientVersions_areComparedByPrecedence() {
        upsert(use("f", 1, 10, "1.10.0"));
        upsert(use("f", 1, 11, "1.9.0"));
        upsert(use("f", 1, 12, "1.10.0-rc.1"));
        upsert(use("f", 1, 13, ""));
        assertThat(stored()).containsExactly(row("f", 1, 13, "1.9.0", "1.10.0", 10));
    }

    @Test
    void upsert_rowOfAnotherWriterWithoutVersions_takesThoseThatAreGiven() {
        upsert(use("f", 1, 10, "1.0.0"));
        execute(
                "UPDATE feature_last_used_info SET client_oldest_version = 'beta', client_latest_version = ''"
                        + " WHERE environment_id = ?",
                environment);
        upsert(use("f", 1, 5, ""));
        assertThat(stored()).containsExactly(row("f", 1, 10, "beta", "", 10));
        upsert(use("f", 1, 5, "0.9.0"));
        assertThat(stored()).containsExactly(row("f", 1, 10, "0.9.0", "0.9.0", 10));
    }

    @Test
    void upsert_featuresWithColons_areKeptApart() {
        upsert(use("a", 12, 1, ""), use("a:1", 2, 2, ""), use("a:12", -1, 3, ""), use("", 0, 4, ""));
        assertThat(stored()).extracting(FeatureLastUsedInfo::id).containsExactly(":0", "a:12", "a:12:-1", "a:1:2");
        assertThat(data.featureLastUsedInfos()
                        .list(
                                environment,
                                FeatureLastUsedInfoQuery.builder()
                                        .featureId("a:1")
                                        .build())
                        .items())
                .containsExactly(use("a:1", 2, 2, ""));
    }

    @Test
    void upsert_moreThanOneBatch_storesAndMovesAll() {
        List<FeatureLastUsedInfo> first = many(10);
        data.featureLastUsedInfos().upsert(environment, first);
        assertThat(stored()).containsExactlyInAnyOrderElementsOf(first);
        data.featureLastUsedInfos().upsert(environment, many(20));
        assertThat(stored())
                .hasSize(first.size())
                .allSatisfy(info -> assertThat(info.lastUsedAt()).isEqualTo(START.plusSeconds(20)))
                .allSatisfy(info -> assertThat(info.createdAt()).isEqualTo(START.plusSeconds(10)));
    }

    private static List<FeatureLastUsedInfo> many(int second) {
        return IntStream.range(0, 1_201)
                .mapToObj(i -> use("f" + i, 1, second, ""))
                .toList();
    }

    @Test
    void upsert_nothing_doesNothing() {
        data.featureLastUsedInfos().upsert(environment, List.of());
        assertThat(stored()).isEmpty();
    }

    @Test
    void upsert_rowThatIsWrong_isRefusedByItsFieldAndStoresNone() {
        FeatureLastUsedInfo good = use("f", 1, 10, "1.4.2");
        refuses(good.toBuilder().id("f:2").build(), "id", "is not the row's feature and version, joined by a colon");
        refuses(use("x".repeat(254), 1, 10, ""), "id", "is 256 characters long but it may have at most 255");
        refuses(use("a\0", 1, 10, ""), "featureId", "holds a NUL character");
        refuses(
                good.toBuilder().clientOldestVersion("1.4").build(),
                "clientOldestVersion",
                "is no semantic version, such as 1.4.2; leave it empty where there is none");
        refuses(good.toBuilder().clientLatestVersion("v2").build(), "clientLatestVersion", "is no semantic version");
        refuses(good.toBuilder().clientOldestVersion("").build(), "clientLatestVersion", "must be given where");
        refuses(good.toBuilder().clientLatestVersion("").build(), "clientLatestVersion", "must be given where");
        refuses(good.toBuilder().clientOldestVersion("1.10.0").build(), "clientLatestVersion", "is before");
        assertThatThrownBy(() -> data.featureLastUsedInfos().upsert(environment, Collections.singleton(null)))
                .isInstanceOf(InvalidDataException.class);
        assertThat(stored()).isEmpty();
    }

    private void refuses(FeatureLastUsedInfo wrong, String place, String rule) {
        assertThatThrownBy(() -> upsert(use("good", 1, 10, ""), wrong))
                .isInstanceOfSatisfying(
                        InvalidDataException.class,
                        e -> assertThat(e.violations())
                                .filteredOn(violation -> violation.path().equals(place))
                                .extracting(Violation::problem)
                                .anySatisfy(text -> assertThat(text).startsWith(rule)));
    }

    @Test
    void upsert_idOfAllThatFits_isStored() {
        FeatureLastUsedInfo longest = use("🍣".repeat(253), 1, 10, "");
        upsert(longest);
        assertThat(data.featureLastUsedInfos().find(environment, longest.id())).contains(longest);
    }

    @Test
    void upsert_insideAUnitThatFails_leavesWhatWasThere() {
        upsert(use("f", 1, 10, "1.0.0"));
        assertThatThrownBy(() -> data.inTransaction(session -> {
                    session.featureLastUsedInfos()
                            .upsert(environment, List.of(use("f", 1, 99, "2.0.0"), use("g", 1, 99, "")));
                    assertThat(session.featureLastUsedInfos().find(environment, "g:1"))
                            .isPresent();
                    throw new IllegalStateException("not today");
                }))
                .hasMessage("not today");
        assertThat(stored()).containsExactly(use("f", 1, 10, "1.0.0"));
    }

    /** Versions are made of one number, so that the test needs no order of its own but that of numbers. */
    private record Used(long oldestSecond, long newestSecond, int oldestVersion, int latestVersion) {

        static Used of(long second, int version) {
            return new Used(second, second, version, version);
        }

        Used and(Used other) {
            return new Used(
                    Math.min(oldestSecond, other.oldestSecond),
                    Math.max(newestSecond, other.newestSecond),
                    Math.min(oldestVersion, other.oldestVersion),
                    Math.max(latestVersion, other.latestVersion));
        }
    }

    @Test
    void upsert_manyWritersAtOnceOutOfOrder_neverGoesBackAndEndsAsAllOfThemTogether() throws Exception {
        Map<String, Used> expected = new TreeMap<>();
        List<Callable<Boolean>> writers = new ArrayList<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            List<List<FeatureLastUsedInfo>> calls = calls(new SplittableRandom(writer), expected);
            writers.add(() -> {
                calls.forEach(call -> data.featureLastUsedInfos().upsert(environment, call));
                return true;
            });
        }
        AtomicBoolean done = new AtomicBoolean();
        try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS + 1)) {
            Future<Integer> looker = threads.submit(() -> lookOn(done));
            try {
                for (Future<Boolean> writer : threads.invokeAll(writers)) {
                    assertThat(writer.get()).isTrue();
                }
            } finally {
                done.set(true);
            }
            assertThat(looker.get()).isPositive();
        }
        List<FeatureLastUsedInfo> rows = stored();
        assertThat(rows).extracting(FeatureLastUsedInfo::id).hasSameElementsAs(expected.keySet());
        for (FeatureLastUsedInfo row : rows) {
            Used used = expected.get(row.id());
            assertThat(row.lastUsedAt()).as(row.id()).isEqualTo(START.plusSeconds(used.newestSecond()));
            assertThat(row.clientOldestVersion()).as(row.id()).isEqualTo(text(used.oldestVersion()));
            assertThat(row.clientLatestVersion()).as(row.id()).isEqualTo(text(used.latestVersion()));
            assertThat(row.createdAt()).isBetween(START.plusSeconds(used.oldestSecond()), row.lastUsedAt());
        }
    }

    /** How often it has looked; no row went back. */
    private int lookOn(AtomicBoolean done) {
        Map<String, Instant> seen = new HashMap<>();
        int looks = 0;
        while (!done.get()) {
            for (FeatureLastUsedInfo row : stored()) {
                Instant before = seen.put(row.id(), row.lastUsedAt());
                assertThat(before == null || !row.lastUsedAt().isBefore(before))
                        .as("%s went from %s to %s", row.id(), before, row.lastUsedAt())
                        .isTrue();
            }
            looks++;
        }
        return looks;
    }

    private List<List<FeatureLastUsedInfo>> calls(SplittableRandom random, Map<String, Used> expected) {
        List<List<FeatureLastUsedInfo>> calls = new ArrayList<>();
        for (int call = 0; call < CALLS_OF_A_WRITER; call++) {
            List<FeatureLastUsedInfo> rows = new ArrayList<>();
            for (int i = 0; i < ROWS_OF_A_CALL; i++) {
                String feature = "f" + random.nextInt(FEATURES);
                int version = 1 + random.nextInt(2);
                long second = random.nextInt(1_000_000);
                int number = random.nextInt(1_000);
                rows.add(use(feature, version, second, text(number)));
                expected.merge(LastUses.id(feature, version), Used.of(second, number), Used::and);
            }
            calls.add(rows);
        }
        return calls;
    }

    private static String text(int version) {
        return "1." + version + ".0";
    }

    @Test
    void list_idsAndFeature_areFilters() {
        upsert(use("f", 1, 30, ""), use("f", 2, 20, ""), use("g", 1, 10, ""));
        assertThat(list(FeatureLastUsedInfoQuery.builder().ids(Set.of("f:2", "g:1", "h:1"))))
                .containsExactly(use("f", 2, 20, ""), use("g", 1, 10, ""));
        assertThat(list(FeatureLastUsedInfoQuery.builder().featureId("f")))
                .containsExactly(use("f", 1, 30, ""), use("f", 2, 20, ""));
        assertThat(list(FeatureLastUsedInfoQuery.builder().ids(Set.of()))).isEmpty();
        assertThat(list(FeatureLastUsedInfoQuery.builder())).hasSize(3);
    }

    private List<FeatureLastUsedInfo> list(FeatureLastUsedInfoQuery.Builder query) {
        return data.featureLastUsedInfos().list(environment, query.build()).items();
    }

    private void upsert(FeatureLastUsedInfo... infos) {
        data.featureLastUsedInfos().upsert(environment, List.of(infos));
    }

    private List<FeatureLastUsedInfo> stored() {
        return data.featureLastUsedInfos().listByEnvironment(environment);
    }

    private static FeatureLastUsedInfo use(String feature, long version, long second, String clientVersion) {
        return row(feature, version, second, clientVersion, clientVersion, second);
    }

    private static FeatureLastUsedInfo row(
            String feature, long version, long second, String oldest, String latest, long createdSecond) {
        Instant usedAt = START.plusSeconds(second);
        return new FeatureLastUsedInfo(
                feature + ":" + version, feature, version, usedAt, oldest, latest, START.plusSeconds(createdSecond));
    }
}
