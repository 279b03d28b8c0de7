package io.bucketeer.data.benchmarks.growth;

import static io.bucketeer.data.benchmarks.growth.GrowthData.ENVIRONMENT;

import io.bucketeer.data.model.LastUses;
import io.bucketeer.data.repository.ApiKeyQuery;
import io.bucketeer.data.repository.ApiKeySort;
import io.bucketeer.data.repository.FeatureLastUsedInfoQuery;
import io.bucketeer.data.repository.FeatureLastUsedInfoSort;
import io.bucketeer.data.repository.FeatureQuery;
import io.bucketeer.data.repository.FeatureSort;
import io.bucketeer.data.repository.SegmentQuery;
import io.bucketeer.data.repository.SegmentSort;
import io.bucketeer.data.repository.SegmentUserQuery;
import io.bucketeer.data.repository.Session;
import io.bucketeer.data.repository.TagQuery;
import io.bucketeer.data.repository.TagSort;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Every call that is looked at. The page lists them in this order, and a test holds it against this list. */
final class GrowthCases {

    private static final Map<String, String> NOWHERE = Map.of();

    private GrowthCases() {}

    static List<GrowthCase> all() {
        return Stream.of(features(), filteredFeatures(), counts(), others(), lastUses())
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
                        query -> query.search("NAME 77")));
    }

    private static GrowthCase filtered(String name, Map<String, String> grows, Consumer<FeatureQuery.Builder> filter) {
        FeatureQuery.Builder query = FeatureQuery.builder();
        filter.accept(query);
        return new GrowthCase(
                name, grows, (session, size) -> () -> session.features().list(ENVIRONMENT, query.build()));
    }

    private static Stream<GrowthCase> counts() {
        return Stream.of(
                new GrowthCase(
                        "the number of features",
                        onBoth("they are counted"),
                        (session, size) -> () -> session.features().count(ENVIRONMENT, FeatureQuery.all())),
                call("the first features of all environments", session -> {
                    try (Stream<?> rows = session.featureDirectory().stream()) {
                        rows.limit(Paging.PAGE).forEach(row -> {});
                    }
                }));
    }

    private static Stream<GrowthCase> others() {
        return Stream.of(
                        pages(
                                "tags by NAME",
                                NOWHERE,
                                session -> (size, cursor) -> session.tags()
                                        .list(
                                                ENVIRONMENT,
                                                TagQuery.builder()
                                                        .sort(TagSort.NAME)
                                                        .pageSize(size)
                                                        .cursor(cursor)
                                                        .build())),
                        pages(
                                "segments by NAME",
                                NOWHERE,
                                session -> (size, cursor) -> session.segments()
                                        .list(
                                                ENVIRONMENT,
                                                SegmentQuery.builder()
                                                        .sort(SegmentSort.NAME)
                                                        .pageSize(size)
                                                        .cursor(cursor)
                                                        .build())),
                        pages(
                                "users of a segment",
                                NOWHERE,
                                session -> (size, cursor) -> session.segmentUsers()
                                        .list(
                                                ENVIRONMENT,
                                                SegmentUserQuery.builder()
                                                        .segmentId(GrowthData.SEGMENT)
                                                        .pageSize(size)
                                                        .cursor(cursor)
                                                        .build())),
                        pages(
                                "API keys by NAME",
                                NOWHERE,
                                session -> (size, cursor) -> session.apiKeys()
                                        .list(
                                                ENVIRONMENT,
                                                ApiKeyQuery.builder()
                                                        .sort(ApiKeySort.NAME)
                                                        .pageSize(size)
                                                        .cursor(cursor)
                                                        .build())),
                        Stream.of(call(
                                "an API key by its secret",
                                session -> expectFound(session.apiKeyDirectory().findBySecret(GrowthData.SECRET)))))
                .flatMap(cases -> cases);
    }

    private static Stream<GrowthCase> lastUses() {
        FeatureLastUsedInfoQuery byIds = FeatureLastUsedInfoQuery.builder()
                .ids(fifty(i -> LastUses.id("f" + i, 1)))
                .build();
        return Stream.concat(
                Stream.of(call(
                        "50 last uses by their ids",
                        session -> session.featureLastUsedInfos().list(ENVIRONMENT, byIds))),
                pages(
                        "last uses by LAST_USED_AT",
                        Map.of(
                                "mysql",
                                "an index in this order would keep the server from reading the one by id in order"),
                        session -> (size, cursor) -> session.featureLastUsedInfos()
                                .list(
                                        ENVIRONMENT,
                                        FeatureLastUsedInfoQuery.builder()
                                                .sort(FeatureLastUsedInfoSort.LAST_USED_AT)
                                                .pageSize(size)
                                                .cursor(cursor)
                                                .build())));
    }

    private static GrowthCase call(String name, Consumer<Session> call) {
        return new GrowthCase(name, NOWHERE, (session, size) -> () -> call.accept(session));
    }

    private static void expectFound(Optional<?> row) {
        if (row.isEmpty()) {
            throw new IllegalStateException("there is no such row");
        }
    }

    /** The first page of a list, and one in its middle unless that costs more on both databases. */
    private static Stream<GrowthCase> pages(String name, Map<String, String> grows, Function<Session, Paging> list) {
        GrowthCase first = new GrowthCase(
                name + ", first page",
                grows,
                (session, size) -> list.apply(session).first());
        GrowthCase middle = new GrowthCase(
                name + ", a page in the middle",
                grows,
                (session, size) -> list.apply(session).behind(size / 2));
        return grows.keySet().containsAll(GrowthCase.DATABASES) ? Stream.of(first) : Stream.of(first, middle);
    }

    private static Map<String, String> onBoth(String reason) {
        return GrowthCase.DATABASES.stream().collect(Collectors.toMap(database -> database, database -> reason));
    }

    private static Set<String> fifty(IntFunction<String> id) {
        return IntStream.range(0, Paging.PAGE).mapToObj(id).collect(Collectors.toSet());
    }
}
