package io.bucketeer.data.differential;

import io.bucketeer.data.model.SegmentUser;
import java.util.List;

/** The steps that call the repository of segment users, but for those of {@link ListSteps}. */
final class SegmentUserSteps {

    private SegmentUserSteps() {}

    record FindSegmentUser(String environment, String id) implements Reading {
        @Override
        public Object run(Subject subject) {
            return subject.session().segmentUsers().find(environment, id);
        }
    }

    record FindSegmentUserIncludingDeleted(String environment, String id) implements Reading {
        @Override
        public Object run(Subject subject) {
            return subject.session().segmentUsers().findIncludingDeleted(environment, id);
        }
    }

    record UpsertSegmentUsers(String environment, List<SegmentUser> users) implements Step {
        @Override
        public Object run(Subject subject) {
            return subject.session().segmentUsers().upsert(environment, users);
        }
    }

    record DeleteSegmentUsers(String environment, List<String> ids) implements Step {
        @Override
        public Object run(Subject subject) {
            return subject.session().segmentUsers().delete(environment, ids);
        }
    }

    record ListSegmentUsersByEnvironment(String environment) implements Reading {
        @Override
        public Object run(Subject subject) {
            return subject.session().segmentUsers().listByEnvironment(environment);
        }
    }
}
