package io.bucketeer.data.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketeer.data.error.ErrorCode;
import io.bucketeer.data.error.InvalidDataException;
import io.bucketeer.data.model.Feature;
import io.bucketeer.data.model.LastUses;
import io.bucketeer.data.repository.Direction;
import io.bucketeer.data.repository.FeatureQuery;
import io.bucketeer.data.repository.FeatureSort;
import io.bucketeer.data.repository.FeatureStatus;
import io.bucketeer.data.repository.FeatureSummary;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What last uses say of features, and what the features of an environment come to. */
abstract class FeatureUseContract extends DatabaseContract {

    private static final long WEEK = 604_800;

    /** Every way to store that a feature has no tags, as literals. */
    abstract List<String> absentTags();

    @Test
    void list_status_isOfTheLastUseToTheSecond() {
        insert("never", "now", "week", "longer", "future");
        use("now", 1, 0);
        use("week", 1, WEEK);
        use("longer", 1, WEEK + 1);
        use("future", 1, -60);
        assertThat(ids(of(FeatureStatus.NEW))).containsExactly("never");
        assertThat(ids(of(FeatureStatus.ACTIVE))).containsExactly("future", "now", "week");
        assertThat(ids(of(FeatureStatus.NO_ACTIVITY))).containsExactly("longer");
        clock.advance(Duration.ofSeconds(1));
        assertThat(ids(of(FeatureStatus.ACTIVE))).containsExactly("future", "now");
        assertThat(ids(of(FeatureStatus.NO_ACTIVITY))).containsExactly("longer", "week");
        clock.advance(Duration.ofSeconds(WEEK + 60));
        assertThat(ids(of(FeatureStatus.ACTIVE))).isEmpty();
        assertThat(data.features()
                        .count(environment, of(FeatureStatus.NO_ACTIVITY).build()))
                .isEqualTo(4);
    }

    @Test
    void list_status_looksAtTheNewestUseOfAllVersions() {
        insert("old-version", "new-version", "unused-lately");
        use("old-version", 1, 10);
        use("old-version", 2, WEEK + 10);
        use("new-version", 1, WEEK + 10);
        use("new-version", 2, 10);
        use("unused-lately", 1, WEEK + 20);
        use("unused-lately", 2, WEEK + 10);
        assertThat(ids(of(FeatureStatus.ACTIVE))).containsExactly("new-version", "old-version");
        assertThat(ids(of(FeatureStatus.NO_ACTIVITY))).containsExactly("unused-lately");
    }

    @Test
    void list_status_looksAtUsesOfTheFeatureItselfInItsEnvironment() {
        insert("f", "F", "f:1");
        data.featureLastUsedInfos().upsert(environment + "-other", List.of(LastUses.of("f", 1, clock.instant(), "")));
        assertThat(ids(of(FeatureStatus.NEW))).containsExactly("F", "f", "f:1");
        use("f", 1, 0);
        use("f:1", 1, WEEK + 1);
        use("nobody", 1, 0);
        assertThat(ids(of(FeatureStatus.NEW))).containsExactly("F");
        assertThat(ids(of(FeatureStatus.ACTIVE))).containsExactly("f");
        assertThat(ids(of(FeatureStatus.NO_ACTIVITY))).containsExactly("f:1");
    }

    @Test
    void list_status_isCombinedWithEveryOtherFilterOrderAndPage() {
        for (String id : List.of("a", "b", "c", "d", "e")) {
            data.features()
                    .insert(
                            environment,
                            Samples.plain(id)
                                    .tags(id.equals("e") ? List.of() : List.of("web"))
                                    .enabled(!id.equals("d"))
                                    .archived(id.equals("c"))
                                    .maintainer("m")
                                    .build());
            use(id, 1, id.equals("b") ? WEEK * 2 : 5);
        }
        FeatureQuery.Builder active = of(FeatureStatus.ACTIVE)
                .tags(Set.of("web"))
                .maintainer("m")
                .hasPrerequisites(false)
                .usesFlagAsRule(false);
        assertThat(ids(active)).containsExactly("a", "c", "d");
        assertThat(ids(active.enabled(true))).containsExactly("a", "c");
        assertThat(ids(active.archived(true))).containsExactly("c");
        assertThat(ids(active.archived(null).enabled(null).ids(Set.of("b", "d", "e"))))
                .containsExactly("d");
        assertThat(ids(active.search("FEATURE D"))).containsExactly("d");
        assertThat(ids(active.search("FEATURE A"))).isEmpty();
        for (FeatureSort sort : FeatureSort.values()) {
            FeatureQuery query = of(FeatureStatus.ACTIVE)
                    .sort(sort)
                    .direction(Direction.DESCENDING)
                    .pageSize(1)
                    .build();
            assertThat(PageWalk.rows(cursor -> data.features()
                            .list(environment, query.toBuilder().cursor(cursor).build())))
                    .extracting(Feature::id)
                    .containsExactlyInAnyOrder("a", "c", "d", "e");
            assertThat(data.features().stream(environment, query)).hasSize(4);
        }
    }

    @Test
    void list_deletedFeatures_haveAStatusToo() {
        data.features().insert(environment, Samples.plain("gone").deleted(true).build());
        use("gone", 1, 5);
        assertThat(ids(of(FeatureStatus.ACTIVE))).isEmpty();
        assertThat(ids(of(FeatureStatus.ACTIVE).deleted(null))).containsExactly("gone");
    }

    @Test
    void list_cursorOfAnotherStatus_isRefused() {
        insert("a", "b");
        String cursor = data.features()
                .list(environment, of(FeatureStatus.NEW).pageSize(1).build())
                .nextCursor()
                .orElseThrow();
        for (FeatureStatus other : new FeatureStatus[] {null, FeatureStatus.ACTIVE}) {
            assertThatThrownBy(() -> data.features()
                            .list(environment, of(other).pageSize(1).build().after(cursor)))
                    .isInstanceOfSatisfying(
                            InvalidDataException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_CURSOR));
        }
    }

    @Test
    void summary_countsWhatIsNeitherArchivedNorDeleted() {
        assertThat(data.features().summary(environment)).isEqualTo(new FeatureSummary(0, 0, 0));
        insert("never", "twice", "lately", "before", "long-before");
        data.features()
                .insertAll(
                        environment,
                        List.of(
                                Samples.plain("archived").archived(true).build(),
                                Samples.plain("deleted").deleted(true).build()));
        for (String id : List.of("archived", "deleted", "twice", "lately", "nobody")) {
            use(id, 1, 1);
        }
        use("twice", 2, WEEK + 1);
        use("before", 1, WEEK + 1);
        use("long-before", 1, WEEK * 100);
        data.features().insert(environment + "-other", Samples.plain("theirs").build());
        assertThat(data.features().summary(environment)).isEqualTo(new FeatureSummary(5, 2, 2));
        assertThat(data.features().summary(environment + "-other")).isEqualTo(new FeatureSummary(1, 0, 0));
    }

    @Test
    void summary_atTheBoundary_agreesWithTheStatus() {
        insert("f");
        use("f", 1, WEEK);
        assertThat(data.features().summary(environment)).isEqualTo(new FeatureSummary(1, 1, 0));
        clock.advance(Duration.ofSeconds(1));
        assertThat(data.features().summary(environment)).isEqualTo(new FeatureSummary(1, 0, 1));
    }

    @Test
    void countByTag_namesAreComparedExactlyAndComeByCodePoint() {
        assertThat(data.features().countByTag(environment)).isEmpty();
        List<String> names = List.of(
                "", " ", "%", "NULL", "Web", "\"", "\\", "a,b", "e\u0301", "web", "web ", "{a}", "\u00e9", "\uffff",
                "🍣");
        List<String> inOrder = List.of(
                "", " ", "\"", "%", "NULL", "Web", "\\", "a,b", "e\u0301", "web", "web ", "{a}", "\u00e9", "\uffff",
                "🍣");
        tagged("all", names.toArray(String[]::new));
        tagged("web", "web");
        Map<String, Long> counts = data.features().countByTag(environment);
        assertThat(counts.keySet()).containsExactlyElementsOf(inOrder);
        assertThat(counts).containsEntry("web", 2L);
        assertThat(counts.values()).containsOnly(1L, 2L).containsOnlyOnce(2L);
    }

    @Test
    void countByTag_countsFeaturesThatAreNotDeletedOfTheEnvironment() {
        tagged("one", "web", "ios");
        tagged("twice", "web", "web");
        tagged("none");
        data.features()
                .insertAll(
                        environment,
                        List.of(
                                Samples.plain("archived")
                                        .archived(true)
                                        .tags(List.of("ios", "tv"))
                                        .build(),
                                Samples.plain("deleted")
                                        .deleted(true)
                                        .tags(List.of("web", "gone"))
                                        .build()));
        data.features()
                .insert(
                        environment + "-other",
                        Samples.plain("theirs").tags(List.of("web", "theirs")).build());
        assertThat(data.features().countByTag(environment)).isEqualTo(Map.of("web", 2L, "ios", 2L, "tv", 1L));
    }

    @Test
    void countByTag_everyWayToHaveNoTags_countsNothing() {
        for (String literal : absentTags()) {
            tagged("raw " + literal, "web");
            execute(
                    "UPDATE feature SET tags = " + literal + " WHERE id = ? AND environment_id = ?",
                    "raw " + literal,
                    environment);
        }
        assertThat(data.features().countByTag(environment)).isEmpty();
    }

    @Test
    void countByTag_longNames_areWhole() {
        String longest = "🍣".repeat(255);
        tagged("f", longest, "x".repeat(255));
        assertThat(data.features().countByTag(environment)).isEqualTo(Map.of("x".repeat(255), 1L, longest, 1L));
    }

    @Test
    void environmentThatCannotBe_isRefusedBeforeAnySql() {
        String tooLong = "x".repeat(256);
        assertThatThrownBy(() -> data.features().summary(tooLong))
                .isInstanceOf(InvalidDataException.class)
                .hasMessageContaining("summarize feature in environment")
                .hasMessageContaining("environmentId");
        assertThatThrownBy(() -> data.features().countByTag("a\0")).isInstanceOf(InvalidDataException.class);
    }

    private void insert(String... ids) {
        data.features()
                .insertAll(
                        environment,
                        Arrays.stream(ids).map(id -> Samples.plain(id).build()).toList());
    }

    private void tagged(String id, String... tags) {
        data.features()
                .insert(environment, Samples.plain(id).tags(List.of(tags)).build());
    }

    /** A use of one version so many seconds ago. */
    private void use(String feature, long version, long secondsAgo) {
        data.featureLastUsedInfos()
                .upsert(
                        environment,
                        List.of(LastUses.of(feature, version, clock.instant().minusSeconds(secondsAgo), "")));
    }

    private static FeatureQuery.Builder of(FeatureStatus status) {
        return FeatureQuery.builder().status(status);
    }

    private List<String> ids(FeatureQuery.Builder query) {
        return data.features().list(environment, query.build()).items().stream()
                .map(Feature::id)
                .toList();
    }
}
