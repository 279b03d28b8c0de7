package io.bucketeer.data.differential;

import io.bucketeer.data.model.Tag;
import io.bucketeer.data.model.TagEntityType;
import io.bucketeer.data.repository.TagQuery;
import java.time.Instant;
import java.util.List;

/** The steps that call the repository of tags. */
final class TagSteps {

    private TagSteps() {}

    record FindTag(String environment, String id) implements Step {
        @Override
        public Object run(Subject subject) {
            return subject.session().tags().find(environment, id);
        }
    }

    record FindTagByName(String environment, String name, TagEntityType entityType) implements Step {
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

    /** Reads page after page; the steps in between run after the first page. */
    record ListTags(String environment, TagQuery query, int nextPageSize, List<Step> between) implements Step {
        @Override
        public Object run(Subject subject) {
            return new Walk(subject, between)
                    .pages(cursor -> subject.session()
                            .tags()
                            .list(
                                    environment,
                                    cursor == null
                                            ? query
                                            : query.toBuilder()
                                                    .pageSize(nextPageSize)
                                                    .build()
                                                    .after(cursor)));
        }
    }

    /** Takes the cursor of one list to another one, after doing something to it. */
    record ListTagsByCursorOf(
            String environment, TagQuery query, String otherEnvironment, TagQuery otherQuery, CursorFate fate)
            implements Step {
        @Override
        public Object run(Subject subject) {
            String cursor = subject.session()
                    .tags()
                    .list(otherEnvironment, otherQuery)
                    .nextCursor()
                    .orElse("none");
            return Walk.items(subject.session().tags().list(environment, query.after(fate.of(cursor))));
        }
    }

    record CountTags(String environment, TagQuery query) implements Step {
        @Override
        public Object run(Subject subject) {
            return subject.session().tags().count(environment, query);
        }
    }

    record StreamTags(String environment, TagQuery query) implements Step {
        @Override
        public Object run(Subject subject) {
            return subject.session().tags().stream(environment, query).toList();
        }
    }

    record ListTagsByEnvironment(String environment) implements Step {
        @Override
        public Object run(Subject subject) {
            return subject.session().tags().listByEnvironment(environment);
        }
    }

    /** All environments at once. */
    record StreamTagDirectory() implements Step {
        @Override
        public Object run(Subject subject) {
            return subject.session().tagDirectory().stream().toList();
        }
    }
}
