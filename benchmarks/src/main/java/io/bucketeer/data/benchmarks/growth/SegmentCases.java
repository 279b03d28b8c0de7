package io.bucketeer.data.benchmarks.growth;

import static io.bucketeer.data.benchmarks.growth.GrowthCase.NOWHERE;
import static io.bucketeer.data.benchmarks.growth.GrowthCase.call;
import static io.bucketeer.data.benchmarks.growth.GrowthCase.dearest;
import static io.bucketeer.data.benchmarks.growth.GrowthCase.onBoth;
import static io.bucketeer.data.benchmarks.growth.GrowthCase.pages;
import static io.bucketeer.data.benchmarks.growth.GrowthData.ENVIRONMENT;

import io.bucketeer.data.model.SegmentStatus;
import io.bucketeer.data.model.SegmentUserState;
import io.bucketeer.data.repository.SegmentQuery;
import io.bucketeer.data.repository.SegmentSort;
import io.bucketeer.data.repository.SegmentUserQuery;
import io.bucketeer.data.repository.Session;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The part of {@link GrowthCases} that is about segments and their users. */
final class SegmentCases {

    private static final String USERS =
            "no index has this order; one on environment, number of users and id would make it"
                    + " flat, at one more write whenever users are uploaded";
    private static final String CONNECTIONS =
            "the references of all features to segments are counted for every page, and"
                    + " all segments sorted by that; only a number kept in each segment would make it flat";
    private static final String FEW = "no index knows these: the environment's segments are looked through; one on"
            + " environment, status, name and id would make that by status flat";
    private static final String REFERENCES =
            "the features that look into segments are read first, here every tenth; then segments until a page is full";
    private static final String FIFTY = "for more than 20 segments all features that look into segments are read, since"
            + " comparing each one's values with so many ids would cost more";

    private SegmentCases() {}

    static Stream<GrowthCase> all() {
        return Stream.of(sorted(), filtered(), inUse(), users()).flatMap(cases -> cases);
    }

    private static Stream<GrowthCase> sorted() {
        return Stream.of(
                        by(SegmentSort.NAME, NOWHERE),
                        by(SegmentSort.CREATED_AT, NOWHERE),
                        by(SegmentSort.UPDATED_AT, NOWHERE),
                        by(SegmentSort.USERS, onBoth(USERS)),
                        by(SegmentSort.CONNECTIONS, onBoth(CONNECTIONS)))
                .flatMap(cases -> cases);
    }

    private static Stream<GrowthCase> by(SegmentSort sort, Map<String, String> grows) {
        SegmentQuery query = SegmentQuery.builder().sort(sort).build();
        return pages(
                "segments by " + sort,
                grows,
                session -> (size, cursor) -> session.segments()
                        .list(
                                ENVIRONMENT,
                                query.toBuilder().pageSize(size).cursor(cursor).build()));
    }

    private static Stream<GrowthCase> filtered() {
        return Stream.of(
                call("50 segments by their ids", NOWHERE, list(query -> query.ids(GrowthCases.fifty(i -> "s" + i)))),
                dearest(
                        "segments of a status, or deleted, as few are, or by a search",
                        onBoth(FEW),
                        Stream.of(
                                list(query -> query.status(SegmentStatus.FAILED)),
                                list(query -> query.deleted(true)),
                                list(query -> query.search("NAME 77")))),
                call(
                        "the number of segments",
                        onBoth("they are counted"),
                        session -> session.segments().count(ENVIRONMENT, SegmentQuery.all())));
    }

    private static Consumer<Session> list(Consumer<SegmentQuery.Builder> filter) {
        SegmentQuery.Builder query = SegmentQuery.builder();
        filter.accept(query);
        return session -> session.segments().list(ENVIRONMENT, query.build());
    }

    private static Stream<GrowthCase> inUse() {
        return Stream.of(
                call("segments in use, as every tenth is", onBoth(REFERENCES), list(query -> query.inUse(true))),
                call("segments not in use", onBoth(REFERENCES), list(query -> query.inUse(false))),
                call(
                        "the features that use a segment",
                        NOWHERE,
                        session -> session.segments().featuresUsing(ENVIRONMENT, "s5")),
                call(
                        "the features that use 50 segments",
                        Map.of("mysql", FIFTY),
                        session -> session.segments().featuresUsing(ENVIRONMENT, GrowthCases.fifty(i -> "s" + i))),
                call(
                        "the first segments in use of all environments",
                        onBoth("the features of all environments that look into segments are read for each chunk"),
                        session -> {
                            try (Stream<?> rows = session.segmentDirectory().streamInUse()) {
                                rows.limit(Paging.PAGE).forEach(row -> {});
                            }
                        }));
    }

    private static Stream<GrowthCase> users() {
        return Stream.of(
                        pages("users of all segments", NOWHERE, session -> paging(session, SegmentUserQuery.all())),
                        pages(
                                "users of a segment",
                                NOWHERE,
                                session -> paging(
                                        session,
                                        SegmentUserQuery.builder()
                                                .segmentId(GrowthData.SEGMENT)
                                                .build())),
                        Stream.of(
                                call("the segments that list a user", NOWHERE, users(query -> query.userId("user-7"))),
                                dearest(
                                        "users of a segment of another state, or deleted, as few are",
                                        onBoth("no index knows these: the segment's users are looked through"),
                                        Stream.of(
                                                users(query -> query.segmentId(GrowthData.SEGMENT)
                                                        .state(SegmentUserState.EXCLUDED)),
                                                users(query -> query.segmentId(GrowthData.SEGMENT)
                                                        .deleted(true)))),
                                call(
                                        "the number of users of a segment",
                                        onBoth("they are counted"),
                                        session -> session.segmentUsers()
                                                .count(
                                                        ENVIRONMENT,
                                                        SegmentUserQuery.builder()
                                                                .segmentId(GrowthData.SEGMENT)
                                                                .build()))))
                .flatMap(cases -> cases);
    }

    private static Paging paging(Session session, SegmentUserQuery query) {
        return (size, cursor) -> session.segmentUsers()
                .list(
                        ENVIRONMENT,
                        query.toBuilder().pageSize(size).cursor(cursor).build());
    }

    private static Consumer<Session> users(Consumer<SegmentUserQuery.Builder> filter) {
        SegmentUserQuery.Builder query = SegmentUserQuery.builder();
        filter.accept(query);
        return session -> session.segmentUsers().list(ENVIRONMENT, query.build());
    }
}
