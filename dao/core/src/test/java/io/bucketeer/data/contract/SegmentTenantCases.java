package io.bucketeer.data.contract;

import io.bucketeer.data.model.Clause;
import io.bucketeer.data.model.Operator;
import io.bucketeer.data.model.Rule;
import io.bucketeer.data.model.Segment;
import io.bucketeer.data.model.SegmentStatus;
import io.bucketeer.data.model.Strategies;
import io.bucketeer.data.repository.Direction;
import io.bucketeer.data.repository.SegmentQuery;
import io.bucketeer.data.repository.SegmentSort;
import io.bucketeer.data.repository.Session;
import io.bucketeer.data.repository.UnknownMembers;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The part of {@link TenantCases} that is about segments: two that a feature uses, one that none uses, one deleted. */
final class SegmentTenantCases {

    /** How many rows {@link #fill} stores: four segments and a feature. */
    static final int ROWS = 5;

    private static final String SHARED = "shared";
    private static final String FREE = "free";
    private static final Instant START = DatabaseContract.START;

    private SegmentTenantCases() {}

    static void fill(Session session, String environmentId, String owner) {
        session.segments()
                .insertAll(
                        environmentId,
                        List.of(
                                segment(SHARED, owner),
                                segment("second", owner),
                                segment(FREE, owner).toBuilder()
                                        .status(SegmentStatus.SUCCEEDED)
                                        .build(),
                                segment("deleted", owner).toBuilder()
                                        .deleted(true)
                                        .build()));
        Clause clause = new Clause("c", "", Operator.SEGMENT, List.of(SHARED, "second"));
        session.features()
                .insert(
                        environmentId,
                        Samples.plain("uses")
                                .description(owner)
                                .rules(List.of(new Rule("r", Strategies.fixed("on"), List.of(clause))))
                                .build());
    }

    private static Segment segment(String id, String owner) {
        return Segment.builder()
                .id(id)
                .name("name")
                .description(owner)
                .createdAt(START)
                .updatedAt(START)
                .build();
    }

    static void addCrossing(Map<String, TenantCases.CrossCall> calls) {
        calls.put(
                "SegmentDirectory.stream()",
                new TenantCases.CrossCall(
                        session -> session.segmentDirectory().stream(),
                        (session, environment) -> session.segments().listByEnvironment(environment)));
        calls.put(
                "SegmentUseDirectory.streamInUse()",
                new TenantCases.CrossCall(
                        session -> session.segmentDirectory().streamInUse(),
                        (session, environment) -> session.segments().listByEnvironment(environment).stream()
                                .filter(segment -> !segment.id().equals(FREE))
                                .toList()));
    }

    static void addCalls(Map<String, TenantCases.Call> calls) {
        read(calls);
        write(calls);
    }

    private static void read(Map<String, TenantCases.Call> calls) {
        calls.put(
                "SegmentRepository.find(String, String)",
                (session, environment) -> session.segments().find(environment, SHARED));
        calls.put(
                "SegmentRepository.findIncludingDeleted(String, String)",
                (session, environment) -> session.segments().findIncludingDeleted(environment, "deleted"));
        calls.put(
                "SegmentRepository.listByEnvironment(String)",
                (session, environment) -> session.segments().listByEnvironment(environment));
        calls.put(
                "SegmentRepository.list(String, SegmentQuery)",
                (session, environment) -> queries()
                        .map(query -> PageWalk.rows(cursor -> session.segments()
                                .list(
                                        environment,
                                        query.toBuilder().cursor(cursor).build())))
                        .toList());
        calls.put(
                "SegmentRepository.count(String, SegmentQuery)",
                (session, environment) -> queries()
                        .map(query -> session.segments().count(environment, query))
                        .toList());
        calls.put(
                "SegmentRepository.stream(String, SegmentQuery)",
                (session, environment) -> queries()
                        .map(query ->
                                session.segments().stream(environment, query).toList())
                        .toList());
        calls.put(
                "SegmentUse.featuresUsing(String, String)",
                (session, environment) -> session.segments().featuresUsing(environment, SHARED));
        calls.put(
                "SegmentUse.featuresUsing(String, Collection)",
                (session, environment) -> session.segments().featuresUsing(environment, List.of(SHARED, FREE)));
    }

    /** Each filter and sort key once. */
    private static Stream<SegmentQuery> queries() {
        Stream<SegmentQuery.Builder> filters = Stream.of(
                SegmentQuery.builder(),
                SegmentQuery.builder().deleted(null),
                SegmentQuery.builder().deleted(true),
                SegmentQuery.builder().ids(Set.of(SHARED, FREE)),
                SegmentQuery.builder().inUse(true),
                SegmentQuery.builder().inUse(false),
                SegmentQuery.builder().search("NAME"),
                SegmentQuery.builder().direction(Direction.DESCENDING));
        Stream<SegmentQuery.Builder> statuses = Stream.of(SegmentStatus.INITIAL, SegmentStatus.SUCCEEDED)
                .map(status -> SegmentQuery.builder().status(status));
        Stream<SegmentQuery.Builder> sorts = Arrays.stream(SegmentSort.values())
                .map(sort -> SegmentQuery.builder().sort(sort));
        return Stream.of(filters, statuses, sorts)
                .flatMap(queries -> queries)
                .map(query -> query.pageSize(1).build());
    }

    private static void write(Map<String, TenantCases.Call> calls) {
        calls.put("SegmentRepository.insert(String, Segment)", (session, environment) -> {
            session.segments().insert(environment, segment(SHARED, "new"));
            return "";
        });
        calls.put("SegmentRepository.insertAll(String, Collection)", (session, environment) -> {
            session.segments().insertAll(environment, List.of(segment("another", "new"), segment(SHARED, "new")));
            return "";
        });
        calls.put(
                "SegmentRepository.update(String, Segment)",
                (session, environment) -> session.segments().update(environment, segment(SHARED, "new")));
        calls.put(
                "SegmentRepository.update(String, Segment, UnknownMembers)",
                (session, environment) ->
                        session.segments().update(environment, segment(SHARED, "new"), UnknownMembers.DISCARD));
        calls.put(
                "SegmentUse.delete(String, String)",
                (session, environment) -> session.segments().delete(environment, FREE));
        calls.put(
                "SegmentUse.delete(String, String, Instant)",
                (session, environment) -> session.segments().delete(environment, FREE, START));
    }
}
