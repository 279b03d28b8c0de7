package io.bucketeer.data.jooq;

import static io.bucketeer.data.jooq.SegmentUserTable.SEGMENT_USER;

import io.bucketeer.data.dialect.ListPredicates;
import io.bucketeer.data.model.SegmentUser;
import io.bucketeer.data.repository.SegmentUserWrites;
import java.util.Collection;
import java.util.List;
import org.jooq.Condition;

/** {@link SegmentUserWrites} by statements for many rows at once, and the filter by segment. */
abstract class JooqSegmentUserWrites implements SegmentUserWrites {

    private final BulkGateway<SegmentUser> bulk;
    private final ListPredicates predicates;

    JooqSegmentUserWrites(Engine engine) {
        this.bulk = new BulkGateway<>(engine, SegmentUserEntity.INSTANCE, JooqSegmentUserWrites::values);
        this.predicates = engine.dialect().listPredicates();
    }

    private static List<Object> values(SegmentUser user) {
        return List.of(user.id(), user.segmentId(), user.userId(), user.state().number(), user.deleted());
    }

    /** Users of one segment. That their ids begin alike follows, but no database knows it. */
    final Condition segmentId(String environmentId, String value) {
        return SEGMENT_USER.SEGMENT_ID.eq(value).and(predicates.keyRange(SEGMENT_USER.ID, value));
    }

    @Override
    public final int upsert(String environmentId, Collection<SegmentUser> segmentUsers) {
        return bulk.upsertAll(environmentId, segmentUsers);
    }

    @Override
    public final int delete(String environmentId, Collection<String> ids) {
        return bulk.markDeleted(environmentId, ids);
    }
}
