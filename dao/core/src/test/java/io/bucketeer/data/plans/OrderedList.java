package io.bucketeer.data.plans;

import io.bucketeer.data.repository.ApiKeyQuery;
import io.bucketeer.data.repository.ApiKeySort;
import io.bucketeer.data.repository.Direction;
import io.bucketeer.data.repository.FeatureQuery;
import io.bucketeer.data.repository.FeatureSort;
import io.bucketeer.data.repository.Page;
import io.bucketeer.data.repository.SegmentQuery;
import io.bucketeer.data.repository.SegmentSort;
import io.bucketeer.data.repository.SegmentUserQuery;
import io.bucketeer.data.repository.Session;
import io.bucketeer.data.repository.TagQuery;
import io.bucketeer.data.repository.TagSort;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A list in an order that an index of the database has.
 *
 * @param name what is listed, by what and which way
 * @param middle how many of its rows stand before a page in its middle
 */
record OrderedList(String name, int middle, Pages pages) {

    /** Reads pages of the list. */
    @FunctionalInterface
    interface Pages {

        /** The page at a cursor; the first one where that is {@code null}. */
        Page<?> page(Session session, int size, String cursor);
    }

    private static final int HALF = 500;
    private static final int HALF_OF_A_SEGMENT = 50;

    static List<OrderedList> all(Planner planner) {
        return Arrays.stream(Direction.values())
                .flatMap(direction -> towards(planner, direction))
                .toList();
    }

    private static Stream<OrderedList> towards(Planner planner, Direction direction) {
        return Stream.of(
                        Stream.of(FeatureSort.CREATED_AT, FeatureSort.UPDATED_AT)
                                .map(sort -> features(sort, direction)),
                        Stream.of(TagSort.NAME, TagSort.CREATED_AT, TagSort.UPDATED_AT)
                                .flatMap(sort -> Stream.of(
                                        tags(PlanData.ENVIRONMENT, sort, direction),
                                        tags(PlanData.LARGEST, sort, direction))),
                        Stream.of(SegmentSort.NAME, SegmentSort.CREATED_AT, SegmentSort.UPDATED_AT)
                                .map(sort -> segments(sort, direction)),
                        Stream.of(apiKeysByName(direction), usersOfAllSegments(direction)),
                        planner.ordersFeaturesByName()
                                ? Stream.of(features(FeatureSort.NAME, direction))
                                : Stream.<OrderedList>empty(),
                        planner.ordersUsersOfSmallSegments()
                                ? Stream.of(usersOfASegment(direction))
                                : Stream.<OrderedList>empty())
                .flatMap(lists -> lists);
    }

    private static OrderedList features(FeatureSort sort, Direction direction) {
        FeatureQuery query =
                FeatureQuery.builder().sort(sort).direction(direction).build();
        return new OrderedList(
                "features by " + sort + " " + direction,
                HALF,
                (session, size, cursor) -> session.features()
                        .list(
                                PlanData.ENVIRONMENT,
                                query.toBuilder().pageSize(size).cursor(cursor).build()));
    }

    private static OrderedList tags(String environment, TagSort sort, Direction direction) {
        TagQuery query = TagQuery.builder().sort(sort).direction(direction).build();
        return new OrderedList(
                "tags by " + sort + " " + direction,
                HALF,
                (session, size, cursor) -> session.tags()
                        .list(
                                environment,
                                query.toBuilder().pageSize(size).cursor(cursor).build()));
    }

    private static OrderedList segments(SegmentSort sort, Direction direction) {
        SegmentQuery query =
                SegmentQuery.builder().sort(sort).direction(direction).build();
        return new OrderedList(
                "segments by " + sort + " " + direction,
                HALF,
                (session, size, cursor) -> session.segments()
                        .list(
                                PlanData.ENVIRONMENT,
                                query.toBuilder().pageSize(size).cursor(cursor).build()));
    }

    private static OrderedList apiKeysByName(Direction direction) {
        ApiKeyQuery query =
                ApiKeyQuery.builder().sort(ApiKeySort.NAME).direction(direction).build();
        return new OrderedList(
                "API keys by NAME " + direction,
                HALF,
                (session, size, cursor) -> session.apiKeys()
                        .list(
                                PlanData.ENVIRONMENT,
                                query.toBuilder().pageSize(size).cursor(cursor).build()));
    }

    private static OrderedList usersOfAllSegments(Direction direction) {
        SegmentUserQuery query = SegmentUserQuery.builder().direction(direction).build();
        return new OrderedList(
                "users of all segments " + direction,
                HALF,
                (session, size, cursor) -> session.segmentUsers()
                        .list(
                                PlanData.ENVIRONMENT,
                                query.toBuilder().pageSize(size).cursor(cursor).build()));
    }

    private static OrderedList usersOfASegment(Direction direction) {
        SegmentUserQuery query = SegmentUserQuery.builder()
                .segmentId("segment-7")
                .direction(direction)
                .build();
        return new OrderedList(
                "users of a segment " + direction,
                HALF_OF_A_SEGMENT,
                (session, size, cursor) -> session.segmentUsers()
                        .list(
                                PlanData.ENVIRONMENT,
                                query.toBuilder().pageSize(size).cursor(cursor).build()));
    }

    @Override
    public String toString() {
        return name;
    }
}
