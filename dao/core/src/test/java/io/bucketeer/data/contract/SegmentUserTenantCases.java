package io.bucketeer.data.contract;

import io.bucketeer.data.model.SegmentUser;
import io.bucketeer.data.model.SegmentUserState;
import io.bucketeer.data.model.SegmentUsers;
import io.bucketeer.data.repository.Direction;
import io.bucketeer.data.repository.SegmentUserQuery;
import io.bucketeer.data.repository.SegmentUserSort;
import io.bucketeer.data.repository.Session;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The part of {@link TenantCases} that is about users of segments. The mark of the owner is in a column of the one that
 * all environments share, and in the id of another.
 */
final class SegmentUserTenantCases {

    /** How many rows {@link #fill} stores. */
    static final int ROWS = 3;

    private static final String SEGMENT = "shared";
    private static final String SHARED = "shared:alice:UNKNOWN";
    private static final SegmentUser DELETED = SegmentUsers.of(SEGMENT, "carol", SegmentUserState.INCLUDED).toBuilder()
            .deleted(true)
            .build();

    private SegmentUserTenantCases() {}

    static void fill(Session session, String environmentId, String owner) {
        session.segmentUsers()
                .upsert(
                        environmentId,
                        List.of(shared(owner), SegmentUsers.of(SEGMENT, owner, SegmentUserState.INCLUDED), DELETED));
    }

    /** Under an id of a state that this release does not know, which may be any. */
    private static SegmentUser shared(String owner) {
        return new SegmentUser(SHARED, SEGMENT, owner, SegmentUserState.of(77), false);
    }

    static void addCalls(Map<String, TenantCases.Call> calls) {
        calls.put(
                "SegmentUserRepository.find(String, String)",
                (session, environment) -> session.segmentUsers().find(environment, SHARED));
        calls.put(
                "SegmentUserRepository.findIncludingDeleted(String, String)",
                (session, environment) -> session.segmentUsers().findIncludingDeleted(environment, DELETED.id()));
        calls.put(
                "SegmentUserRepository.listByEnvironment(String)",
                (session, environment) -> session.segmentUsers().listByEnvironment(environment));
        calls.put(
                "SegmentUserRepository.list(String, SegmentUserQuery)",
                (session, environment) -> queries()
                        .map(query -> PageWalk.rows(cursor -> session.segmentUsers()
                                .list(
                                        environment,
                                        query.toBuilder().cursor(cursor).build())))
                        .toList());
        calls.put(
                "SegmentUserRepository.count(String, SegmentUserQuery)",
                (session, environment) -> queries()
                        .map(query -> session.segmentUsers().count(environment, query))
                        .toList());
        calls.put(
                "SegmentUserRepository.stream(String, SegmentUserQuery)",
                (session, environment) -> queries()
                        .map(query -> session.segmentUsers().stream(environment, query)
                                .toList())
                        .toList());
        calls.put("SegmentUserWrites.upsert(String, Collection)", (session, environment) -> {
            SegmentUser another = SegmentUsers.of(SEGMENT, "new", SegmentUserState.EXCLUDED);
            return session.segmentUsers().upsert(environment, List.of(shared("new"), another));
        });
        calls.put(
                "SegmentUserWrites.delete(String, Collection)",
                (session, environment) ->
                        session.segmentUsers().delete(environment, List.of(SHARED, DELETED.id(), "absent")));
    }

    /** Each filter, each value of a flag and each sort key once. */
    private static Stream<SegmentUserQuery> queries() {
        Stream<SegmentUserQuery.Builder> filters = Stream.of(
                SegmentUserQuery.builder(),
                SegmentUserQuery.builder().direction(Direction.DESCENDING),
                SegmentUserQuery.builder().segmentId(SEGMENT),
                SegmentUserQuery.builder().userId("ours"),
                SegmentUserQuery.builder().userId("theirs"),
                SegmentUserQuery.builder().state(SegmentUserState.INCLUDED),
                SegmentUserQuery.builder().deleted(true),
                SegmentUserQuery.builder().deleted(null));
        Stream<SegmentUserQuery.Builder> sorts = Arrays.stream(SegmentUserSort.values())
                .map(sort -> SegmentUserQuery.builder().sort(sort));
        return Stream.concat(filters, sorts).map(query -> query.pageSize(1).build());
    }
}
