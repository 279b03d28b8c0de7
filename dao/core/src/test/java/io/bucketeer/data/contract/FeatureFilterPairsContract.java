package io.bucketeer.data.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketeer.data.model.Clause;
import io.bucketeer.data.model.Feature;
import io.bucketeer.data.model.LastUses;
import io.bucketeer.data.model.Operator;
import io.bucketeer.data.model.Prerequisite;
import io.bucketeer.data.model.Rule;
import io.bucketeer.data.model.Strategies;
import io.bucketeer.data.repository.Direction;
import io.bucketeer.data.repository.FeatureQuery;
import io.bucketeer.data.repository.FeatureSort;
import io.bucketeer.data.repository.FeatureStatus;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Two filters at once select what each of them selects, in every order: a database chooses other indexes for two than for
 * one, and for a small page others than for a large one. What one filter selects is told by the tests of that filter.
 */
abstract class FeatureFilterPairsContract extends DatabaseContract {

    private static final int FEATURES = 80;
    private static final int PAGE_SIZE = 20;

    private static final Set<String> NO_FILTERS = Set.of("sort", "direction", "pageSize", "cursor");

    private static final List<Filter> FILTERS = List.of(
            new Filter("ids", query -> query.ids(odd())),
            new Filter("tags", query -> query.tags(Set.of("web"))),
            new Filter("tags", query -> query.tags(Set.of("web", "ios"))),
            new Filter("tags", query -> query.tags(Set.of("rare"))),
            new Filter("maintainer", query -> query.maintainer("ann@example.com")),
            new Filter("enabled", query -> query.enabled(true)),
            new Filter("enabled", query -> query.enabled(false)),
            new Filter("archived", query -> query.archived(true)),
            new Filter("archived", query -> query.archived(false)),
            new Filter("deleted", query -> query.deleted(true)),
            new Filter("deleted", query -> query.deleted(null)),
            new Filter("hasPrerequisites", query -> query.hasPrerequisites(true)),
            new Filter("hasPrerequisites", query -> query.hasPrerequisites(false)),
            new Filter("usesFlagAsRule", query -> query.usesFlagAsRule(true)),
            new Filter("usesFlagAsRule", query -> query.usesFlagAsRule(false)),
            new Filter("status", query -> query.status(FeatureStatus.ACTIVE)),
            new Filter("status", query -> query.status(FeatureStatus.NEW)),
            new Filter("search", query -> query.search("1")));

    /** What a query asks for unless it says otherwise. */
    private static final Filter USUAL = new Filter("deleted", query -> query.deleted(false));

    private static Set<String> odd() {
        return Stream.iterate(1, i -> i + 2)
                .limit(FEATURES / 2)
                .map(FeatureFilterPairsContract::id)
                .collect(Collectors.toSet());
    }

    private static String id(int number) {
        return "feature-" + number;
    }

    @BeforeEach
    void insertFeatures() {
        Random random = new Random(FEATURES);
        List<Feature> features = new ArrayList<>();
        for (int i = 0; i < FEATURES; i++) {
            features.add(feature(i, random));
        }
        data.features().insertAll(environment, features);
        data.featureLastUsedInfos()
                .upsert(
                        environment,
                        features.stream()
                                .filter(feature -> random.nextBoolean())
                                .map(feature -> LastUses.of(feature.id(), 1, START, "1.0.0"))
                                .toList());
    }

    private static Feature feature(int number, Random random) {
        Feature.Builder feature = Samples.plain(id(number))
                .name("Name " + random.nextInt(FEATURES / 2))
                .tags(Stream.of("web", "ios", "rare")
                        .filter(tag -> tag.equals("rare") ? number % 8 == 0 : random.nextBoolean())
                        .toList())
                .maintainer(random.nextBoolean() ? "ann@example.com" : "bob@example.com")
                .enabled(random.nextBoolean())
                .archived(random.nextBoolean())
                .deleted(random.nextInt(4) == 0)
                .createdAt(START.plusSeconds(random.nextInt(10)))
                .updatedAt(START.plusSeconds(random.nextInt(10)));
        if (random.nextBoolean()) {
            feature.prerequisites(List.of(new Prerequisite(id(0), "on")));
        }
        if (random.nextBoolean()) {
            Clause clause = new Clause("clause", id(0), Operator.FEATURE_FLAG, List.of("on"));
            feature.rules(List.of(new Rule("rule", Strategies.fixed("on"), List.of(clause))));
        }
        return feature.build();
    }

    @Test
    void everyFilterIsAmongThem() {
        Set<String> filters = Arrays.stream(FeatureQuery.class.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toCollection(HashSet::new));
        filters.removeAll(NO_FILTERS);
        assertThat(FILTERS).extracting(Filter::name).containsAll(filters);
    }

    @ParameterizedTest
    @EnumSource(FeatureSort.class)
    void list_twoFilters_givesWhatBothGiveInOrder(FeatureSort sort) {
        Map<Filter, Set<String>> alone = Stream.concat(Stream.of(USUAL), FILTERS.stream())
                .collect(Collectors.toMap(filter -> filter, filter -> Set.copyOf(walk(filter.on(deletedToo())))));
        for (Direction direction : Direction.values()) {
            List<String> all = walk(deletedToo().sort(sort).direction(direction));
            assertThat(all).hasSize(FEATURES);
            pairs().forEach(pair -> {
                List<String> expected = new ArrayList<>(all);
                pair.forEach(filter -> expected.retainAll(alone.getOrDefault(filter, Set.of())));
                FeatureQuery.Builder query = deletedToo().sort(sort).direction(direction);
                pair.forEach(filter -> filter.on(query));
                FeatureQuery first = query.build();
                assertThat(walk(query)).as("%s", first).isEqualTo(expected);
                assertThat(data.features().stream(environment, first).map(Feature::id))
                        .as("stream of %s", first)
                        .containsExactlyElementsOf(expected);
                assertThat(data.features().count(environment, first))
                        .as("%s", first)
                        .isEqualTo(expected.size());
            });
        }
    }

    private static Stream<List<Filter>> pairs() {
        return FILTERS.stream()
                .flatMap(one -> FILTERS.stream()
                        .filter(other -> one.name().compareTo(other.name()) < 0)
                        .map(other -> withUsual(one, other)));
    }

    private static List<Filter> withUsual(Filter one, Filter other) {
        boolean given = one.name().equals(USUAL.name()) || other.name().equals(USUAL.name());
        return given ? List.of(one, other) : List.of(USUAL, one, other);
    }

    private static FeatureQuery.Builder deletedToo() {
        return FeatureQuery.builder().deleted(null).pageSize(PAGE_SIZE);
    }

    private List<String> walk(FeatureQuery.Builder query) {
        return PageWalk.rows(cursor ->
                        data.features().list(environment, query.cursor(cursor).build()))
                .stream()
                .map(Feature::id)
                .toList();
    }

    /**
     * A filter with a value that selects some of the features.
     *
     * @param name the query's name for it
     */
    private record Filter(String name, UnaryOperator<FeatureQuery.Builder> change) {

        FeatureQuery.Builder on(FeatureQuery.Builder query) {
            return change.apply(query);
        }
    }
}
