package io.bucketeer.data.differential;

import io.bucketeer.data.model.SegmentUser;
import io.bucketeer.data.repository.Session;
import java.util.List;
import java.util.Optional;

/** Two units upsert or delete the user of one id, or delete the segment. */
record RaceForSegmentUser(
        String environment,
        SegmentUser one,
        Strike oneStrike,
        SegmentUser other,
        Strike otherStrike,
        boolean overlap,
        boolean commit)
        implements Step {

    /** What one side does, whatever it has read. */
    enum Strike {
        UPSERT,
        DELETE,
        DELETE_SEGMENT
    }

    @Override
    public Object run(Subject subject) {
        SegmentUser rival = one.toBuilder().deleted(other.deleted()).build();
        return subject.race(new Race<Optional<SegmentUser>>(
                () -> subject.session().segmentUsers().findIncludingDeleted(environment, one.id()),
                read -> strike(subject.session(), one, oneStrike),
                read -> strike(subject.session(), rival, otherStrike),
                read -> read.isEmpty() && oneStrike == Strike.UPSERT && otherStrike != Strike.UPSERT,
                overlap,
                commit));
    }

    private Object strike(Session session, SegmentUser user, Strike strike) {
        return switch (strike) {
            case UPSERT -> session.segmentUsers().upsert(environment, List.of(user));
            case DELETE -> session.segmentUsers().delete(environment, List.of(user.id()));
            case DELETE_SEGMENT -> session.segments().delete(environment, user.segmentId());
        };
    }
}
