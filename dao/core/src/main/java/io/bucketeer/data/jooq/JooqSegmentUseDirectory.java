package io.bucketeer.data.jooq;

import static io.bucketeer.data.jooq.SegmentTable.SEGMENT;

import io.bucketeer.data.model.Segment;
import io.bucketeer.data.repository.InEnvironment;
import io.bucketeer.data.repository.SegmentUseDirectory;
import java.util.stream.Stream;

/** {@link SegmentUseDirectory} as a walk over all segments with a condition. */
abstract class JooqSegmentUseDirectory implements SegmentUseDirectory {

    private final DirectoryGateway<Segment> inUse;

    JooqSegmentUseDirectory(Engine engine) {
        this.inUse = new DirectoryGateway<>(
                engine,
                SegmentEntity.INSTANCE,
                engine.dialect().segmentReferences().exist(null, SEGMENT.ENVIRONMENT_ID, SEGMENT.ID));
    }

    @Override
    public final Stream<InEnvironment<Segment>> streamInUse() {
        return inUse.stream();
    }
}
