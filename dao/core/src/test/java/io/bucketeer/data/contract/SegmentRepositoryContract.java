package io.bucketeer.data.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketeer.data.error.DuplicateKeyException;
import io.bucketeer.data.error.ErrorCode;
import io.bucketeer.data.error.ForeignKeyViolationException;
import io.bucketeer.data.error.InvalidDataException;
import io.bucketeer.data.error.InvalidDataException.Violation;
import io.bucketeer.data.error.NotFoundException;
import io.bucketeer.data.error.OptimisticLockException;
import io.bucketeer.data.model.Clause;
import io.bucketeer.data.model.Feature;
import io.bucketeer.data.model.Operator;
import io.bucketeer.data.model.Rule;
import io.bucketeer.data.model.Segment;
import io.bucketeer.data.model.SegmentStatus;
import io.bucketeer.data.model.SegmentUserState;
import io.bucketeer.data.model.SegmentUsers;
import io.bucketeer.data.model.Strategies;
import io.bucketeer.data.repository.Direction;
import io.bucketeer.data.repository.InEnvironment;
import io.bucketeer.data.repository.SegmentQuery;
import io.bucketeer.data.repository.SegmentSort;
import io.bucketeer.data.repository.SegmentUse;
import io.bucketeer.data.repository.SegmentUserQuery;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Segments: stored, changed under their time of change, found by what features make of them, removed with their users. */
abstract class SegmentRepositoryContract extends DatabaseContract {

    @Test
    void insert_wholeSegment_isReadAsGiven() {
        Clause clause = new Clause("c", "plan", Operator.IN, List.of("premium", "🍣", ""));
        Segment segment = segment("s", "Premium").toBuilder()
                .description("who pays")
                .rules(List.of(new Rule("r", null, List.of(clause, clause)), new Rule("", null, List.of())))
                .includedUserCount(2)
                .status(SegmentStatus.SUCCEEDED)
                .build();
        data.segments().insert(environment, segment);
        assertThat(data.segments().find(environment, "s")).contains(segment);
        assertThat(data.segments().find(environment + "x", "s")).isEmpty();
        assertThat(segment.version()).isEqualTo(1);
    }

    @Test
    void insert_sameIdAgain_isADuplicateKey() {
        data.segments().insert(environment, segment("s", "a"));
        assertThatThrownBy(() -> data.segments().insert(environment, segment("s", "b")))
                .isInstanceOf(DuplicateKeyException.class);
        data.segments().insert(environment, segment("S", "b"));
        assertThat(data.segments().listByEnvironment(environment))
                .extracting(Segment::name)
                .containsExactly("b", "a");
    }

    @Test
    void insert_versionOtherThanOne_isRefused() {
        assertThatThrownBy(() -> data.segments()
                        .insert(
                                environment,
                                segment("s", "a").toBuilder().version(2).build()))
                .isInstanceOf(InvalidDataException.class)
                .hasMessageContaining("version: is not 1");
    }

    @Test
    void insert_ruleThatLooksAtSegmentsOrFeatures_isRefused() {
        List<Clause> clauses = Stream.of(Operator.IN, Operator.SEGMENT, Operator.FEATURE_FLAG)
                .map(operator -> new Clause("c", "a", operator, List.of("v")))
                .toList();
        Segment segment = segment("s", "a").toBuilder()
                .rules(List.of(new Rule("r", null, clauses)))
                .build();
        assertThatThrownBy(() -> data.segments().insert(environment, segment))
                .isInstanceOfSatisfying(
                        InvalidDataException.class,
                        refusal -> assertThat(refusal.violations())
                                .extracting(Violation::path)
                                .containsExactly("rules[0].clauses[1].operator", "rules[0].clauses[2].operator"));
    }

    @Test
    void delete_segmentMarkedAsDeleted_removesItAndItsUsers() {
        data.segments()
                .insert(environment, segment("s", "a").toBuilder().deleted(true).build());
        data.segmentUsers().upsert(environment, List.of(SegmentUsers.of("s", "alice", SegmentUserState.INCLUDED)));
        assertThat(data.segments().delete(environment, "s")).isTrue();
        assertThat(data.segments().findIncludingDeleted(environment, "s")).isEmpty();
        assertThat(data.segmentUsers()
                        .list(
                                environment,
                                SegmentUserQuery.builder().deleted(null).build())
                        .items())
                .isEmpty();
    }

    /** A log shows the message; the id of a feature must not forge a line of it. */
    @Test
    void delete_segmentOfAFeatureWithAHostileId_namesItWithoutControlCharacters() {
        data.segments().insert(environment, segment("s", "a"));
        data.features()
                .insert(environment, feature("ff\nERROR \u202E", new Clause("", "", Operator.SEGMENT, List.of("s"))));
        assertThatThrownBy(() -> data.segments().delete(environment, "s"))
                .hasMessageContaining(": 1 feature uses it, ff?ERROR ?");
    }

    @Test
    void insert_ruleWithAStrategy_isRefused() {
        Rule rule = new Rule("r", Strategies.fixed("on"), List.of());
        assertThatThrownBy(() -> data.segments()
                        .insert(
                                environment,
                                segment("s", "a").toBuilder()
                                        .rules(List.of(rule))
                                        .build()))
                .isInstanceOf(InvalidDataException.class)
                .hasMessageContaining("rules[0].strategy");
    }

    @Test
    void update_asRead_storesItWithALaterTimeOfChange() {
        data.segments().insert(environment, segment("s", "a"));
        clock.set(START.plusSeconds(100));
        Segment changed = data.segments().update(environment, segment("s", "b"));
        assertThat(changed)
                .isEqualTo(segment("s", "b").toBuilder()
                        .updatedAt(START.plusSeconds(100))
                        .build());
        assertThat(data.segments().find(environment, "s")).contains(changed);
    }

    @Test
    void update_equalValues_changesNothing() {
        data.segments().insert(environment, segment("s", "a"));
        clock.set(START.plusSeconds(100));
        assertThat(data.segments().update(environment, segment("s", "a"))).isEqualTo(segment("s", "a"));
        assertThat(data.segments().find(environment, "s")).contains(segment("s", "a"));
    }

    @Test
    void update_readBeforeAnotherChangeWithinTheSameSecond_isRefusedAndChangesNothing() {
        data.segments().insert(environment, segment("s", "a"));
        Segment first = data.segments().update(environment, segment("s", "b"));
        assertThat(first.updatedAt()).isEqualTo(START.plusSeconds(1));
        assertThatThrownBy(() -> data.segments().update(environment, segment("s", "c")))
                .isInstanceOf(OptimisticLockException.class)
                .hasMessageContaining("segment 's'");
        assertThat(data.segments().find(environment, "s")).contains(first);
    }

    @Test
    void update_segmentThatIsNotThereOrMarkedAsDeleted_isNotFound() {
        assertThatThrownBy(() -> data.segments().update(environment, segment("s", "a")))
                .isInstanceOf(NotFoundException.class);
        data.segments()
                .insert(
                        environment,
                        segment("gone", "a").toBuilder().deleted(true).build());
        assertThat(data.segments().find(environment, "gone")).isEmpty();
        assertThat(data.segments().findIncludingDeleted(environment, "gone")).isPresent();
        assertThatThrownBy(() -> data.segments().update(environment, segment("gone", "b")))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void update_manyReadModifyWritesAtOnce_loseNothing() throws Exception {
        data.segments().insert(environment, segment("s", ""));
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Callable<Boolean>> works = Collections.nCopies(40, this::addOne);
            for (Future<Boolean> future : threads.invokeAll(works)) {
                assertThat(future.get()).isTrue();
            }
        }
        assertThat(data.segments().find(environment, "s").orElseThrow().includedUserCount())
                .isEqualTo(40);
    }

    private boolean addOne() {
        while (true) {
            Segment read = data.segments().find(environment, "s").orElseThrow();
            try {
                data.segments()
                        .update(
                                environment,
                                read.toBuilder()
                                        .includedUserCount(read.includedUserCount() + 1)
                                        .build());
                return true;
            } catch (OptimisticLockException e) {
                // another was faster: read again
            }
        }
    }

    @Test
    void featuresUsing_exactIdInASegmentClause_isFoundWhateverElseTheRulesHold() {
        use("direct", "seg-1");
        use("second-rule", "other", "seg-1");
        use("longer-id", "seg-10");
        use("other-case", "SEG-1");
        data.features()
                .insertAll(
                        environment,
                        List.of(
                                feature("other-operator", new Clause("", "", Operator.EQUALS, List.of("seg-1"))),
                                feature("as-attribute", new Clause("", "seg-1", Operator.SEGMENT, List.of("x"))),
                                feature("archived", segmentClause("seg-1")).toBuilder()
                                        .archived(true)
                                        .build(),
                                feature("deleted", segmentClause("seg-1")).toBuilder()
                                        .deleted(true)
                                        .build(),
                                Samples.plain("none").build()));
        data.features().insert(environment + "-other", feature("theirs", segmentClause("seg-1")));

        assertThat(data.segments().featuresUsing(environment, "seg-1"))
                .containsExactly("archived", "direct", "second-rule");
        assertThat(data.segments().featuresUsing(environment, "seg")).isEmpty();
        assertThat(data.segments().featuresUsing(environment, List.of("seg-1", "seg-10", "nobody")))
                .isEqualTo(
                        Map.of("seg-1", List.of("archived", "direct", "second-rule"), "seg-10", List.of("longer-id")));
        assertThat(data.segments().featuresUsing(environment, List.of())).isEmpty();
    }

    @Test
    void featuresUsing_valuesTooLongForTheIndex_areFoundAllTheSame() {
        List<String> many = IntStream.range(0, 5_000).mapToObj(i -> "seg-" + i).toList();
        data.features().insert(environment, feature("many", new Clause("", "", Operator.SEGMENT, many)));
        data.features()
                .insert(
                        environment,
                        feature("long", new Clause("", "", Operator.SEGMENT, List.of("🍣".repeat(2_000), "seg-7"))));
        assertThat(data.segments().featuresUsing(environment, "seg-7")).containsExactly("long", "many");
        assertThat(data.segments().featuresUsing(environment, "seg-4999")).containsExactly("many");
        assertThat(data.segments().featuresUsing(environment, "")).isEmpty();
        assertThat(data.segments().featuresUsing(environment, environment)).isEmpty();
    }

    @Test
    void featuresUsing_manyFeatures_givesThemAll() {
        for (int count : new int[] {40, 4_000}) {
            String id = "used-by-" + count;
            data.features()
                    .insertAll(
                            environment,
                            IntStream.range(0, count)
                                    .mapToObj(i -> feature("%s-%04d".formatted(id, i), segmentClause(id)))
                                    .toList());
            List<String> using = data.segments().featuresUsing(environment, id);
            assertThat(using).hasSize(count).isSorted();
            assertThat(using.getLast()).isEqualTo("%s-%04d".formatted(id, count - 1));
        }
    }

    @Test
    void featuresUsing_moreSegmentsThanAllowed_isRefused() {
        List<String> ids = IntStream.rangeClosed(0, SegmentUse.MAX_SEGMENTS)
                .mapToObj(Integer::toString)
                .toList();
        assertThatThrownBy(() -> data.segments().featuresUsing(environment, ids))
                .isInstanceOf(InvalidDataException.class)
                .hasMessageContaining("1001");
    }

    @Test
    void delete_unusedSegment_removesItWithItsUsers() {
        data.segments().insertAll(environment, List.of(segment("s", "a"), segment("kept", "b")));
        insertUser(environment, "s", "alice");
        insertUser(environment, "s", "bob");
        insertUser(environment, "kept", "alice");
        insertUser(environment + "-other", "s", "alice");

        assertThat(data.segments().delete(environment, "s")).isTrue();
        assertThat(data.segments().findIncludingDeleted(environment, "s")).isEmpty();
        assertThat(users(environment)).isEqualTo("1");
        assertThat(users(environment + "-other")).isEqualTo("1");
        assertThat(data.segments().delete(environment, "s")).isFalse();
    }

    @Test
    void delete_usedSegment_isRefusedNamingAFeatureAndChangesNothing() {
        data.segments().insert(environment, segment("s", "a"));
        insertUser(environment, "s", "alice");
        use("dark-mode", "s");
        assertThatThrownBy(() -> data.segments().delete(environment, "s"))
                .isInstanceOfSatisfying(
                        ForeignKeyViolationException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.IN_USE))
                .hasMessageContaining("dark-mode");
        assertThat(data.segments().find(environment, "s")).isPresent();
        assertThat(users(environment)).isEqualTo("1");

        data.features().delete(environment, "dark-mode", 1);
        assertThat(data.segments().delete(environment, "s")).isTrue();
    }

    @Test
    void delete_changedSinceItWasRead_isRefused() {
        data.segments().insert(environment, segment("s", "a"));
        Segment changed = data.segments().update(environment, segment("s", "b"));
        assertThatThrownBy(() -> data.segments().delete(environment, "s", START))
                .isInstanceOf(OptimisticLockException.class);
        assertThat(data.segments().delete(environment, "s", changed.updatedAt()))
                .isTrue();
    }

    @Test
    void delete_inAUnitThatFails_keepsSegmentAndUsers() {
        data.segments().insert(environment, segment("s", "a"));
        insertUser(environment, "s", "alice");
        assertThatThrownBy(() -> data.inTransaction(session -> {
                    session.segments().delete(environment, "s");
                    throw new IllegalStateException("deliberate");
                }))
                .hasMessage("deliberate");
        assertThat(data.segments().find(environment, "s")).isPresent();
        assertThat(users(environment)).isEqualTo("1");
    }

    @Test
    void list_filters_areCombinedWithAnd() {
        data.segments()
                .insertAll(
                        environment,
                        List.of(
                                segment("1", "Premium JP"),
                                segment("2", "Basic").toBuilder()
                                        .description("premium no more")
                                        .status(SegmentStatus.FAILED)
                                        .build(),
                                segment("3", "Premium").toBuilder()
                                        .deleted(true)
                                        .build(),
                                segment("4", "Other")));
        use("f", "1", "2", "3");
        use("g", "10");
        assertThat(ids(SegmentQuery.builder())).containsExactly("2", "4", "1");
        assertThat(ids(SegmentQuery.builder().search("PREMIUM"))).containsExactly("2", "1");
        assertThat(ids(SegmentQuery.builder().search("PREMIUM").deleted(null))).containsExactly("2", "3", "1");
        assertThat(ids(SegmentQuery.builder().status(SegmentStatus.FAILED))).containsExactly("2");
        assertThat(ids(SegmentQuery.builder().inUse(true))).containsExactly("2", "1");
        assertThat(ids(SegmentQuery.builder().inUse(false))).containsExactly("4");
        assertThat(ids(SegmentQuery.builder()
                        .inUse(true)
                        .status(SegmentStatus.INITIAL)
                        .ids(Set.of("1", "2", "4"))))
                .containsExactly("1");
        assertThat(data.segments()
                        .count(environment, SegmentQuery.builder().inUse(true).build()))
                .isEqualTo(2);
    }

    @Test
    void list_everyOrder_breaksTiesByIdOnPagesOfAnySize() {
        data.segments()
                .insertAll(
                        environment,
                        List.of(
                                segment("1", "b").toBuilder()
                                        .includedUserCount(5)
                                        .build(),
                                segment("2", "a").toBuilder()
                                        .includedUserCount(9)
                                        .build(),
                                segment("3", "b").toBuilder()
                                        .includedUserCount(5)
                                        .build(),
                                segment("4", "c").toBuilder()
                                        .includedUserCount(0)
                                        .build()));
        use("f", "3", "4");
        use("g", "3", "4");
        use("h", "1", "3", "nobody");
        isOrdered(SegmentSort.NAME, "2", "1", "3", "4");
        isOrdered(SegmentSort.USERS, "4", "1", "3", "2");
        isOrdered(SegmentSort.CONNECTIONS, "2", "1", "4", "3");
        isOrdered(SegmentSort.CREATED_AT, "1", "2", "3", "4");
        isOrdered(SegmentSort.UPDATED_AT, "1", "2", "3", "4");
    }

    private void isOrdered(SegmentSort sort, String... expected) {
        List<String> backwards = new ArrayList<>(List.of(expected));
        Collections.reverse(backwards);
        for (int pageSize = 1; pageSize <= 5; pageSize++) {
            assertThat(walk(SegmentQuery.builder().sort(sort).pageSize(pageSize).build()))
                    .as("%s in pages of %d", sort, pageSize)
                    .containsExactly(expected);
            assertThat(walk(SegmentQuery.builder()
                            .sort(sort)
                            .direction(Direction.DESCENDING)
                            .pageSize(pageSize)
                            .build()))
                    .isEqualTo(backwards);
        }
    }

    private List<String> walk(SegmentQuery query) {
        return PageWalk.rows(cursor -> data.segments()
                        .list(environment, query.toBuilder().cursor(cursor).build()))
                .stream()
                .map(Segment::id)
                .toList();
    }

    @Test
    void streamInUse_everyEnvironment_givesWhatAFeatureOfTheSameEnvironmentUses() {
        String other = environment + "-other";
        data.segments()
                .insertAll(
                        environment,
                        List.of(
                                segment("s", "a"),
                                segment("unused", "b"),
                                segment("gone", "c").toBuilder().deleted(true).build()));
        data.segments().insertAll(other, List.of(segment("s", "a"), segment("t", "b")));
        use("f", "s", "gone");
        data.features().insert(other, feature("g", segmentClause("t")));
        assertThat(data.segmentDirectory()
                        .streamInUse()
                        .filter(found -> found.environmentId().startsWith(environment)))
                .containsExactly(
                        new InEnvironment<>(environment, segment("s", "a")),
                        new InEnvironment<>(other, segment("t", "b")));
        assertThat(data.segmentDirectory().stream()
                        .filter(found -> found.environmentId().startsWith(environment)))
                .hasSize(4);
    }

    private List<String> ids(SegmentQuery.Builder query) {
        return data.segments().list(environment, query.build()).items().stream()
                .map(Segment::id)
                .toList();
    }

    private void use(String featureId, String... segmentIds) {
        data.features().insert(environment, feature(featureId, segmentClause(segmentIds)));
    }

    private static Clause segmentClause(String... segmentIds) {
        return new Clause("", "", Operator.SEGMENT, List.of(segmentIds));
    }

    private static Feature feature(String id, Clause clause) {
        Clause before = new Clause("", "app", Operator.GREATER, List.of("1"));
        return Samples.plain(id)
                .rules(List.of(
                        new Rule("first", Strategies.fixed("on"), List.of(before)),
                        new Rule("second", Strategies.fixed("on"), List.of(before, clause))))
                .build();
    }

    private static Segment segment(String id, String name) {
        return Segment.builder()
                .id(id)
                .name(name)
                .createdAt(START)
                .updatedAt(START)
                .build();
    }

    private void insertUser(String environmentId, String segmentId, String userId) {
        execute(
                "INSERT INTO segment_user (id, segment_id, user_id, state, environment_id) VALUES (?, ?, ?, 0, ?)",
                segmentId + ":" + userId + ":INCLUDED",
                segmentId,
                userId,
                environmentId);
    }

    private String users(String environmentId) {
        return query("SELECT count(*) FROM segment_user WHERE environment_id = ?", environmentId);
    }
}
