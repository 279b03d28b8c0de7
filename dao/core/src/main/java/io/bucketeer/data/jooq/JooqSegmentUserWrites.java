package io.bucketeer.data.jooq;

import io.bucketeer.data.model.SegmentUser;
import io.bucketeer.data.repository.SegmentUserWrites;
import java.util.Collection;
import java.util.List;

/** {@link SegmentUserWrites} by statements for many rows at once. */
abstract class JooqSegmentUserWrites implements SegmentUserWrites {

    private final BulkGateway<SegmentUser> bulk;

    JooqSegmentUserWrites(Engine engine) {
        this.bulk = new BulkGateway<>(engine, SegmentUserEntity.INSTANCE, JooqSegmentUserWrites::values);
    }

    private static List<Object> values(SegmentUser user) {
        return List.of(user.id(), user.segmentId(), user.userId(), user.state().number(), user.deleted());
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
