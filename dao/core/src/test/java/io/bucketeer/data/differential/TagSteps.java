package io.bucketeer.data.differential;

import io.bucketeer.data.model.Tag;
import io.bucketeer.data.model.TagEntityType;
import java.time.Instant;
import java.util.List;

/** The steps that call the repository of tags, but for those of {@link ListSteps}. */
final class TagSteps {

    private TagSteps() {}

    record FindTag(String environment, String id) implements Reading {
        @Override
        public Object run(Subject subject) {
            return subject.session().tags().find(environment, id);
        }
    }

    record FindTagByName(String environment, String name, TagEntityType entityType) implements Reading {
        @Override
        public Object run(Subject subject) {
            return subject.session().tags().findByNameAndEntityType(environment, name, entityType);
        }
    }

    record InsertTag(String environment, Tag tag) implements Step {
        @Override
        public Object run(Subject subject) {
            subject.session().tags().insert(environment, tag);
            return "inserted";
        }
    }

    record InsertAllTags(String environment, List<Tag> tags) implements Step {
        @Override
        public Object run(Subject subject) {
            subject.session().tags().insertAll(environment, tags);
            return "inserted";
        }
    }

    record UpsertTags(String environment, List<Tag> tags) implements Step {
        @Override
        public Object run(Subject subject) {
            subject.session().tags().upsert(environment, tags);
            return "upserted";
        }
    }

    record DeleteTag(String environment, String id) implements Step {
        @Override
        public Object run(Subject subject) {
            return subject.session().tags().delete(environment, id);
        }
    }

    /**
     * Removes the tag as it was read.
     *
     * @param ahead 0 to pass the time that was read, else by how many seconds it is wrong
     */
    record DeleteTagAsRead(String environment, String id, int ahead) implements Step {
        @Override
        public Object run(Subject subject) {
            Instant updatedAt = subject.session()
                    .tags()
                    .find(environment, id)
                    .map(Tag::updatedAt)
                    .orElse(Plain.START);
            return subject.session().tags().delete(environment, id, updatedAt.plusSeconds(ahead));
        }
    }

    record ListTagsByEnvironment(String environment) implements Reading {
        @Override
        public Object run(Subject subject) {
            return subject.session().tags().listByEnvironment(environment);
        }
    }

    /** All environments at once. */
    record StreamTagDirectory() implements Reading {
        @Override
        public Object run(Subject subject) {
            return subject.session().tagDirectory().stream().toList();
        }
    }
}
