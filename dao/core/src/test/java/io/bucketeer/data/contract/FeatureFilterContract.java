package io.bucketeer.data.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketeer.data.error.ErrorCode;
import io.bucketeer.data.error.InvalidDataException;
import io.bucketeer.data.model.Clause;
import io.bucketeer.data.model.Feature;
import io.bucketeer.data.model.Operator;
import io.bucketeer.data.model.Prerequisite;
import io.bucketeer.data.model.Rule;
import io.bucketeer.data.model.Strategies;
import io.bucketeer.data.repository.Direction;
import io.bucketeer.data.repository.FeatureQuery;
import io.bucketeer.data.repository.FeatureSort;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Filters by ids and by nested values, and the orders that no column alone gives. */
abstract class FeatureFilterContract extends DatabaseContract {

    /** Every way to store that a feature has no prerequisites, as literals. */
    abstract List<String> absentPrerequisites();

    /** Every way to store that a feature has no rule with a clause, as literals. */
    abstract List<String> absentClauses();

    @Test
    void list_ids_givesThoseOfTheEnvironmentThatAreThere() {
        insert(
                Samples.plain("a"),
                Samples.plain("b"),
                Samples.plain("c"),
                Samples.plain("d").deleted(true));
        data.features().insert(environment + "-other", Samples.plain("x").build());
        assertThat(ids(of("c", "a", "d", "x", "none"))).containsExactly("a", "c");
        assertThat(ids(of("none"))).isEmpty();
        assertThat(ids(of())).isEmpty();
        assertThat(ids(of().toBuilder().ids(null).build())).containsExactly("a", "b", "c");
        assertThat(data.features().count(environment, of("c", "a", "d", "x", "none")))
                .isEqualTo(2);
    }

    @Test
    void list_hostileIds_areComparedCodePointByCodePoint() {
        List<String> hostile =
                List.of("a", "A", "á", "a ", "\"", "\\", "'", "[\"a\"]", "a,b", "{a}", "%", "NULL", "🍣", "\n", "?");
        hostile.forEach(id -> insert(Samples.plain(id)));
        hostile.forEach(id -> assertThat(ids(of(id))).as(id).containsExactly(id));
        assertThat(ids(FeatureQuery.builder().ids(Set.copyOf(hostile)).build())).hasSameElementsAs(hostile);
        assertThat(ids(of("a".repeat(300), "e", "b"))).isEmpty();
    }

    @Test
    void list_asManyIdsAsAllowed_findsThemOnPagesOfAnySize() {
        insert(Samples.plain("id-0"), Samples.plain("id-500"), Samples.plain("id-999"), Samples.plain("id-1000"));
        FeatureQuery query = FeatureQuery.builder()
                .ids(idsUpTo(FeatureQuery.MAX_IDS))
                .pageSize(2)
                .build();
        assertThat(ids(query)).containsExactly("id-0", "id-500");
        assertThat(ids(query.after(
                        data.features().list(environment, query).nextCursor().orElseThrow())))
                .containsExactly("id-999");
    }

    @Test
    void list_moreIdsThanAllowed_isRefused() {
        FeatureQuery query =
                FeatureQuery.builder().ids(idsUpTo(FeatureQuery.MAX_IDS + 1)).build();
        refuses(query, "has 1001 elements but it may have at most 1000");
        refuses(of("half \uD83C"), "holds half of a surrogate pair");
    }

    @Test
    void list_asManyTagsAsAllowed_findsWhatHasAllOfThem() {
        List<String> tags = IntStream.range(0, FeatureQuery.MAX_TAGS)
                .mapToObj(i -> "tag-" + i)
                .toList();
        insert(Samples.plain("all").tags(tags), Samples.plain("one-less").tags(tags.subList(1, tags.size())));
        assertThat(ids(FeatureQuery.builder().tags(Set.copyOf(tags)).build())).containsExactly("all");
    }

    private void refuses(FeatureQuery query, String reason) {
        assertThatThrownBy(() -> data.features().list(environment, query))
                .isInstanceOfSatisfying(
                        InvalidDataException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_VALUE))
                .hasMessageContaining("ids")
                .hasMessageContaining(reason);
        assertThatThrownBy(() -> data.features().count(environment, query)).isInstanceOf(InvalidDataException.class);
    }

    @Test
    void list_cursorOfOtherIdsOrOfAnotherAnswer_isRefused() {
        insert(Samples.plain("a"), Samples.plain("b"));
        String cursor = data.features()
                .list(environment, of("a", "b").toBuilder().pageSize(1).build())
                .nextCursor()
                .orElseThrow();
        for (FeatureQuery other : List.of(
                of("a", "b", "c"),
                of("ab"),
                of("a", "b").toBuilder().hasPrerequisites(false).build(),
                of("a", "b").toBuilder().usesFlagAsRule(false).build())) {
            assertThatThrownBy(() -> data.features().list(environment, other.after(cursor)))
                    .isInstanceOfSatisfying(
                            InvalidDataException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_CURSOR));
        }
    }

    @Test
    void list_hasPrerequisites_takesEveryFormOfNoneForNone() {
        insert(Samples.plain("some").prerequisites(List.of(new Prerequisite("other", "on"))), Samples.plain("none"));
        List<String> without = new ArrayList<>(List.of("none"));
        for (String literal : absentPrerequisites()) {
            String id = "raw-" + without.size();
            insert(Samples.plain(id).prerequisites(List.of(new Prerequisite("other", "on"))));
            execute(
                    "UPDATE feature SET prerequisites = " + literal + " WHERE id = ? AND environment_id = ?",
                    id,
                    environment);
            without.add(id);
        }
        assertThat(ids(FeatureQuery.builder().hasPrerequisites(true).build())).containsExactly("some");
        assertThat(ids(FeatureQuery.builder().hasPrerequisites(false).build()))
                .containsExactlyInAnyOrderElementsOf(without);
        assertThat(ids(FeatureQuery.builder().hasPrerequisites(null).build())).hasSize(without.size() + 1);
    }

    @Test
    void list_usesFlagAsRule_asksForTheOperatorOfAnyClauseOfAnyRule() {
        insert(
                rules("flag", rule(clause(Operator.FEATURE_FLAG))),
                rules(
                        "later",
                        rule(),
                        rule(clause(Operator.SEGMENT), clause(Operator.IN)),
                        rule(clause(Operator.EQUALS), clause(Operator.FEATURE_FLAG))),
                rules("segment", rule(clause(Operator.SEGMENT))),
                rules("newer", rule(clause(Operator.of(111)), clause(Operator.of(1)))),
                rules("text", rule(new Clause("11", "11", Operator.EQUALS, List.of("11", "FEATURE_FLAG")))),
                rules("no-clause", rule()),
                rules("no-rule"));
        List<String> without = new ArrayList<>(List.of("segment", "newer", "text", "no-clause", "no-rule"));
        for (String literal : absentClauses()) {
            String id = "raw-" + without.size();
            insert(rules(id, rule(clause(Operator.FEATURE_FLAG))));
            execute("UPDATE feature SET rules = " + literal + " WHERE id = ? AND environment_id = ?", id, environment);
            without.add(id);
        }
        assertThat(ids(FeatureQuery.builder().usesFlagAsRule(true).build())).containsExactly("flag", "later");
        assertThat(ids(FeatureQuery.builder().usesFlagAsRule(false).build()))
                .containsExactlyInAnyOrderElementsOf(without);
    }

    /** The indexes over rules set no limit of their own on them: neither on the number of clauses nor on a value. */
    @Test
    void rulesOfManyClausesAndLongValues_areStoredChangedAndFound() {
        List<Clause> clauses = IntStream.range(0, 20_000)
                .mapToObj(i -> new Clause("", "", i == 0 ? Operator.FEATURE_FLAG : Operator.SEGMENT, List.of("s" + i)))
                .toList();
        insert(rules("many", new Rule("", Strategies.fixed("on"), clauses)));
        insert(rules("long", rule(new Clause("", "", Operator.SEGMENT, List.of("\uD83C\uDF63".repeat(10_000), "")))));
        for (String id : List.of("many", "long")) {
            Feature read = data.features().find(environment, id).orElseThrow();
            Feature changed = data.features()
                    .update(environment, read.toBuilder().name("changed").build());
            assertThat(data.features().find(environment, id)).contains(changed);
        }
        assertThat(ids(FeatureQuery.builder().usesFlagAsRule(true).build())).containsExactly("many");
    }

    @Test
    void list_allFilters_areCombinedWithAnd() {
        insert(whole("whole"), whole("other-id"));
        insert(whole("no-tag").tags(List.of("ios")));
        insert(whole("no-prerequisite").prerequisites(List.of()));
        insert(whole("no-flag").rules(List.of(rule(clause(Operator.SEGMENT)))));
        insert(whole("off").enabled(false));
        insert(whole("gone").deleted(true));
        insert(whole("put-away").archived(true));
        insert(whole("named").name("another"));
        insert(whole("theirs").maintainer("b@example.com"));
        FeatureQuery query = FeatureQuery.builder()
                .ids(Set.of(
                        "whole", "no-tag", "no-prerequisite", "no-flag", "off", "gone", "put-away", "named", "theirs"))
                .tags(Set.of("web", "ios"))
                .hasPrerequisites(true)
                .usesFlagAsRule(true)
                .enabled(true)
                .archived(false)
                .maintainer("a@example.com")
                .search("SOME")
                .build();
        assertThat(ids(query)).containsExactly("whole");
        assertThat(data.features().count(environment, query)).isEqualTo(1);
        try (Stream<Feature> stream = data.features().stream(environment, query)) {
            assertThat(stream).extracting(Feature::id).containsExactly("whole");
        }
    }

    private static Feature.Builder whole(String id) {
        return rules(id, rule(clause(Operator.FEATURE_FLAG)))
                .name("something")
                .tags(List.of("web", "ios"))
                .prerequisites(List.of(new Prerequisite("other", "on")))
                .maintainer("a@example.com")
                .enabled(true);
    }

    @Test
    void list_byTimeOfChangeStateOrNumberOfTags_breaksTiesById() {
        insert(
                Samples.plain("1").updatedAt(START.plusSeconds(2)).enabled(true).tags(List.of("b", "a")),
                Samples.plain("2").updatedAt(START).tags(List.of("z")),
                Samples.plain("3").updatedAt(START.plusSeconds(1)).enabled(true),
                Samples.plain("4").updatedAt(START).tags(List.of("a", "a")),
                Samples.plain("5").updatedAt(START.plusSeconds(1)));
        isOrdered(FeatureSort.UPDATED_AT, "2", "4", "3", "5", "1");
        isOrdered(FeatureSort.ENABLED, "2", "4", "5", "1", "3");
        isOrdered(FeatureSort.TAGS, "3", "5", "2", "1", "4");
    }

    /** Forwards, backwards, as a whole and page by page. */
    private void isOrdered(FeatureSort sort, String... expected) {
        List<String> forwards = List.of(expected);
        List<String> backwards = new ArrayList<>(forwards);
        Collections.reverse(backwards);
        FeatureQuery query = FeatureQuery.builder().sort(sort).build();
        FeatureQuery reversed =
                query.toBuilder().direction(Direction.DESCENDING).build();
        assertThat(ids(query)).isEqualTo(forwards);
        assertThat(ids(reversed)).isEqualTo(backwards);
        for (int size : new int[] {1, 2, 3}) {
            assertThat(walk(query.toBuilder().pageSize(size).build())).isEqualTo(forwards);
            assertThat(walk(reversed.toBuilder().pageSize(size).build())).isEqualTo(backwards);
        }
    }

    @Test
    void list_wideRowsInAnOrderWithoutIndex_areSorted() {
        String wide = "w".repeat(60_000);
        List<Rule> rules = List.of(rule(new Clause("c", "a", Operator.IN, List.of(wide, wide, wide, wide, wide))));
        for (int i = 0; i < 40; i++) {
            insert(Samples.plain("f%02d".formatted(i))
                    .name("n" + i % 7)
                    .description(wide)
                    .tags(Collections.nCopies(i % 3, "t"))
                    .rules(rules));
        }
        for (FeatureSort sort : FeatureSort.values()) {
            FeatureQuery query = FeatureQuery.builder().sort(sort).pageSize(9).build();
            assertThat(walk(query)).as(sort.name()).hasSize(40).doesNotHaveDuplicates();
        }
    }

    private List<String> walk(FeatureQuery query) {
        return PageWalk.rows(cursor -> data.features()
                        .list(environment, query.toBuilder().cursor(cursor).build()))
                .stream()
                .map(Feature::id)
                .toList();
    }

    private static Set<String> idsUpTo(int count) {
        return IntStream.range(0, count).mapToObj(i -> "id-" + i).collect(Collectors.toUnmodifiableSet());
    }

    private static FeatureQuery of(String... ids) {
        return FeatureQuery.builder().ids(Set.of(ids)).sort(FeatureSort.NAME).build();
    }

    private static Feature.Builder rules(String id, Rule... rules) {
        return Samples.plain(id).rules(List.of(rules));
    }

    private static Rule rule(Clause... clauses) {
        return new Rule("rule", Strategies.fixed("on"), List.of(clauses));
    }

    private static Clause clause(Operator operator) {
        return new Clause("clause", "attribute", operator, List.of("value"));
    }

    private void insert(Feature.Builder... features) {
        data.features()
                .insertAll(
                        environment,
                        Stream.of(features).map(Feature.Builder::build).toList());
    }

    private List<String> ids(FeatureQuery query) {
        return data.features().list(environment, query).items().stream()
                .map(Feature::id)
                .toList();
    }
}
