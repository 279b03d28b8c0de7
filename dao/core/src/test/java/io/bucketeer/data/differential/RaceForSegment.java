package io.bucketeer.data.differential;

import io.bucketeer.data.model.Segment;
import io.bucketeer.data.repository.Session;
import java.util.Optional;

/** Two units insert, update or delete the segment of one id. */
record RaceForSegment(
        String environment,
        Segment one,
        Strike oneStrike,
        Segment other,
        Strike otherStrike,
        boolean overlap,
        boolean commit)
        implements Step {

    /** What one side does, whatever it has read. */
    enum Strike {
        INSERT,
        UPDATE,
        DELETE
    }

    @Override
    public Object run(Subject subject) {
        Segment rival = other.toBuilder().id(one.id()).build();
        return subject.race(new Race<Optional<Segment>>(
                () -> subject.session().segments().findIncludingDeleted(environment, one.id()),
                read -> strike(subject.session(), asOf(read, one), oneStrike),
                read -> strike(subject.session(), asOf(read, rival), otherStrike),
                read -> read.isEmpty() && otherStrike != Strike.INSERT,
                overlap,
                commit));
    }

    private static Segment asOf(Optional<Segment> read, Segment segment) {
        return read.map(stored ->
                        segment.toBuilder().updatedAt(stored.updatedAt()).build())
                .orElse(segment);
    }

    private Object strike(Session session, Segment segment, Strike strike) {
        return switch (strike) {
            case INSERT -> {
                session.segments().insert(environment, segment);
                yield "inserted";
            }
            case UPDATE -> session.segments().update(environment, segment);
            case DELETE -> session.segments().delete(environment, segment.id());
        };
    }
}
