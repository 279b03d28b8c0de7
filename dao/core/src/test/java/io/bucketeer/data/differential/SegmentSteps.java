package io.bucketeer.data.differential;

import io.bucketeer.data.model.Segment;
import io.bucketeer.data.repository.SegmentRepository;
import io.bucketeer.data.repository.UnknownMembers;
import java.time.Instant;
import java.util.List;

/** The steps that call the repository of segments, but for those of {@link ListSteps}. */
final class SegmentSteps {

    private SegmentSteps() {}

    record FindSegment(String environment, String id) implements Reading {
        @Override
        public Object run(Subject subject) {
            return subject.session().segments().find(environment, id);
        }
    }

    record FindSegmentIncludingDeleted(String environment, String id) implements Reading {
        @Override
        public Object run(Subject subject) {
            return subject.session().segments().findIncludingDeleted(environment, id);
        }
    }

    record InsertSegment(String environment, Segment segment) implements Step {
        @Override
        public Object run(Subject subject) {
            subject.session().segments().insert(environment, segment);
            return "inserted";
        }
    }

    record InsertAllSegments(String environment, List<Segment> segments) implements Step {
        @Override
        public Object run(Subject subject) {
            subject.session().segments().insertAll(environment, segments);
            return "inserted";
        }
    }

    /**
     * Stores other values of the segment as it was read.
     *
     * @param ahead 0 to pass the time that was read, else by how many seconds it is wrong
     */
    record UpdateSegment(String environment, Segment segment, int ahead) implements Step {
        @Override
        public Object run(Subject subject) {
            SegmentRepository segments = subject.session().segments();
            return segments.update(
                    environment,
                    segment.toBuilder()
                            .updatedAt(
                                    readAt(segments, environment, segment.id()).plusSeconds(ahead))
                            .build());
        }
    }

    record UpdateSegmentAnyway(String environment, Segment segment, UnknownMembers unknownMembers) implements Step {
        @Override
        public Object run(Subject subject) {
            return subject.session().segments().update(environment, segment, unknownMembers);
        }
    }

    record DeleteSegment(String environment, String id) implements Step {
        @Override
        public Object run(Subject subject) {
            return subject.session().segments().delete(environment, id);
        }
    }

    /**
     * Removes the segment as it was read.
     *
     * @param ahead 0 to pass the time that was read, else by how many seconds it is wrong
     */
    record DeleteSegmentAsRead(String environment, String id, int ahead) implements Step {
        @Override
        public Object run(Subject subject) {
            SegmentRepository segments = subject.session().segments();
            return segments.delete(
                    environment, id, readAt(segments, environment, id).plusSeconds(ahead));
        }
    }

    private static Instant readAt(SegmentRepository segments, String environment, String id) {
        return segments.find(environment, id).map(Segment::updatedAt).orElse(Plain.START);
    }

    record FeaturesUsing(String environment, String id) implements Reading {
        @Override
        public Object run(Subject subject) {
            return subject.session().segments().featuresUsing(environment, id);
        }
    }

    record FeaturesUsingAny(String environment, List<String> ids) implements Reading {
        @Override
        public Object run(Subject subject) {
            return subject.session().segments().featuresUsing(environment, ids);
        }
    }

    record ListSegmentsByEnvironment(String environment) implements Reading {
        @Override
        public Object run(Subject subject) {
            return subject.session().segments().listByEnvironment(environment);
        }
    }

    /** All environments at once. */
    record StreamSegmentDirectory() implements Reading {
        @Override
        public Object run(Subject subject) {
            return subject.session().segmentDirectory().stream().toList();
        }
    }

    /** All environments at once. */
    record StreamSegmentsInUse() implements Reading {
        @Override
        public Object run(Subject subject) {
            return subject.session().segmentDirectory().streamInUse().toList();
        }
    }
}
