package io.bucketeer.data.benchmarks.growth;

import static io.bucketeer.data.benchmarks.growth.GrowthCase.NOWHERE;
import static io.bucketeer.data.benchmarks.growth.GrowthCase.call;
import static io.bucketeer.data.benchmarks.growth.GrowthCase.dearest;
import static io.bucketeer.data.benchmarks.growth.GrowthCase.onBoth;
import static io.bucketeer.data.benchmarks.growth.GrowthCase.pages;
import static io.bucketeer.data.benchmarks.growth.GrowthData.ENVIRONMENT;

import io.bucketeer.data.model.LastUses;
import io.bucketeer.data.repository.EnvironmentTagQuery;
import io.bucketeer.data.repository.EnvironmentTagSort;
import io.bucketeer.data.repository.FeatureLastUsedInfoQuery;
import io.bucketeer.data.repository.FeatureLastUsedInfoSort;
import io.bucketeer.data.repository.FeatureQuery;
import io.bucketeer.data.repository.FeatureSort;
import io.bucketeer.data.repository.FeatureStatus;
import io.bucketeer.data.repository.Session;
import io.bucketeer.data.repository.TagQuery;
import io.bucketeer.data.repository.TagSort;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Every call that is looked at. The page lists them in this order, and a test holds it against this list. */
final class GrowthCases {

    private static final Map<String, String> NEVER_USED =
            onBoth("what is not there is in no index: features are looked up among the last uses until a page is full");

    private GrowthCases() {}

    static List<GrowthCase> all() {
        return Stream.of(
                        features(),
                        filteredFeatures(),
                        counts(),
                        tags(),
                        lastUses(),
                        SegmentCases.all(),
                        ApiKeyCases.all())
                .flatMap(cases -> cases)
                .toList();
    }

    private static Stream<GrowthCase> features() {
        Map<String, String> tooWide = Map.of(
                "mysql",
                "a name may have 511 characters, too many for an index of MySQL's: the environment's features are sorted");
        return Stream.of(
                        Stream.of(call(
                                "a feature by its id",
                                NOWHERE,
                                session -> expectFound(session.features().find(ENVIRONMENT, "f777")))),
                        pages("features by CREATED_AT", NOWHERE, session -> by(session, FeatureSort.CREATED_AT)),
                        pages("features by UPDATED_AT", NOWHERE, session -> by(session, FeatureSort.UPDATED_AT)),
                        pages("features by NAME", tooWide, session -> by(session, FeatureSort.NAME)),
                        pages(
                                "features by ENABLED",
                                onBoth("no index has this order, and half of the features are equal in it"),
                                session -> by(session, FeatureSort.ENABLED)),
                        pages(
                                "features by TAGS",
                                onBoth("a feature's tags are counted when they are asked for"),
                                session -> by(session, FeatureSort.TAGS)))
                .flatMap(cases -> cases);
    }

    private static Paging by(Session session, FeatureSort sort) {
        FeatureQuery query = FeatureQuery.builder().sort(sort).build();
        return (size, cursor) -> session.features()
                .list(
                        ENVIRONMENT,
                        query.toBuilder().pageSize(size).cursor(cursor).build());
    }

    private static Stream<GrowthCase> filteredFeatures() {
        return Stream.of(
                filtered("features of a rare tag", NOWHERE, query -> query.tags(Set.of("rare"))),
                filtered("features that depend on another, as few do", NOWHERE, query -> query.usesFlagAsRule(true)),
                filtered("50 features by their ids", NOWHERE, query -> query.ids(fifty(i -> "f" + i))),
                filtered(
                        "features by a search",
                        onBoth("a part of a text is in no index: the environment's features are looked through"),
                        query -> query.search("NAME 77")),
                dearest(
                        "features of a maintainer, archived, or with prerequisites, as few are",
                        onBoth("no index knows this: the environment's features are looked through"),
                        Stream.<Consumer<FeatureQuery.Builder>>of(
                                        query -> query.maintainer(GrowthData.RARE_MAINTAINER),
                                        query -> query.archived(true),
                                        query -> query.hasPrerequisites(true))
                                .map(GrowthCases::features)),
                status("features never used, as few are", NEVER_USED, FeatureStatus.NEW),
                status("features used of late, as most are", NOWHERE, FeatureStatus.ACTIVE),
                status("features no longer used, as many are", NOWHERE, FeatureStatus.NO_ACTIVITY));
    }

    private static GrowthCase status(String name, Map<String, String> grows, FeatureStatus status) {
        return filtered(name, grows, query -> query.status(status).sort(FeatureSort.CREATED_AT));
    }

    private static GrowthCase filtered(String name, Map<String, String> grows, Consumer<FeatureQuery.Builder> filter) {
        return call(name, grows, features(filter));
    }

    private static Consumer<Session> features(Consumer<FeatureQuery.Builder> filter) {
        FeatureQuery.Builder query = FeatureQuery.builder();
        filter.accept(query);
        return session -> session.features().list(ENVIRONMENT, query.build());
    }

    private static Stream<GrowthCase> counts() {
        return Stream.of(
                call(
                        "the number of features",
                        onBoth("they are counted"),
                        session -> session.features().count(ENVIRONMENT, FeatureQuery.all())),
                dearest(
                        "the numbers of features by last use, or by tag",
                        onBoth("they are counted"),
                        Stream.of(
                                session -> session.features().summary(ENVIRONMENT),
                                session -> session.features().countByTag(ENVIRONMENT))),
                call("the first features of all environments", NOWHERE, session -> {
                    try (Stream<?> rows = session.featureDirectory().stream()) {
                        rows.limit(Paging.PAGE).forEach(row -> {});
                    }
                }));
    }

    private static Stream<GrowthCase> tags() {
        return Stream.of(
                        tags(TagSort.NAME, NOWHERE),
                        tags(TagSort.CREATED_AT, NOWHERE),
                        tags(TagSort.UPDATED_AT, NOWHERE),
                        tags(TagSort.ENTITY_TYPE, onBoth("no index has this order, and most tags are equal in it")),
                        Stream.of(dearest(
                                "tags of all environments, of some, or of an organization, in any order",
                                onBoth("no index has an order across environments: their tags are read and sorted"),
                                tagsOfSeveral())))
                .flatMap(cases -> cases);
    }

    private static Stream<GrowthCase> tags(TagSort sort, Map<String, String> grows) {
        TagQuery query = TagQuery.builder().sort(sort).build();
        return pages(
                "tags by " + sort,
                grows,
                session -> (size, cursor) -> session.tags()
                        .list(
                                ENVIRONMENT,
                                query.toBuilder().pageSize(size).cursor(cursor).build()));
    }

    private static Stream<Consumer<Session>> tagsOfSeveral() {
        Stream<EnvironmentTagQuery> sorted = Arrays.stream(EnvironmentTagSort.values())
                .map(sort -> EnvironmentTagQuery.builder().sort(sort).build());
        Stream<EnvironmentTagQuery> filtered = Stream.of(
                EnvironmentTagQuery.builder()
                        .environmentIds(Set.of(ENVIRONMENT, "other-1"))
                        .build(),
                EnvironmentTagQuery.builder()
                        .organizationId(GrowthData.INSTALLATION)
                        .build());
        return Stream.concat(sorted, filtered)
                .map(query -> session -> session.tagDirectory().list(query));
    }

    private static Stream<GrowthCase> lastUses() {
        FeatureLastUsedInfoQuery byIds = FeatureLastUsedInfoQuery.builder()
                .ids(fifty(i -> LastUses.id("f" + i, 1)))
                .build();
        Map<String, String> unsorted =
                Map.of("mysql", "an index in this order would keep the server from reading the one by id in order");
        return Stream.of(
                        Stream.of(call(
                                "50 last uses by their ids",
                                NOWHERE,
                                session -> session.featureLastUsedInfos().list(ENVIRONMENT, byIds))),
                        lastUses(FeatureLastUsedInfoSort.ID, NOWHERE),
                        lastUses(FeatureLastUsedInfoSort.LAST_USED_AT, unsorted))
                .flatMap(cases -> cases);
    }

    private static Stream<GrowthCase> lastUses(FeatureLastUsedInfoSort sort, Map<String, String> grows) {
        FeatureLastUsedInfoQuery query =
                FeatureLastUsedInfoQuery.builder().sort(sort).build();
        return pages(
                "last uses by " + sort,
                grows,
                session -> (size, cursor) -> session.featureLastUsedInfos()
                        .list(
                                ENVIRONMENT,
                                query.toBuilder().pageSize(size).cursor(cursor).build()));
    }

    static void expectFound(Optional<?> row) {
        if (row.isEmpty()) {
            throw new IllegalStateException("there is no such row");
        }
    }

    static Set<String> fifty(IntFunction<String> id) {
        return IntStream.range(0, Paging.PAGE).mapToObj(id).collect(Collectors.toSet());
    }
}
