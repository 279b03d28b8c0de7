package io.bucketeer.data.differential;

import io.bucketeer.data.model.Feature;
import io.bucketeer.data.model.Tag;
import io.bucketeer.data.repository.Session;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Races between two units of work. */
final class RaceSteps {

    private RaceSteps() {}

    /** What one side of a race does to what it has read. */
    enum Move {
        WRITE,
        DELETE
    }

    /** Two units read a feature; each updates or deletes it, or inserts it where there is none. */
    record RaceForFeature(
            String environment,
            Feature one,
            Move oneMove,
            Feature other,
            Move otherMove,
            boolean overlap,
            boolean commit)
            implements Step {
        @Override
        public Object run(Subject subject) {
            return subject.race(new Race<Optional<Feature>>(
                    () -> subject.session().features().find(environment, one.id()),
                    read -> move(subject.session(), read, one, oneMove),
                    read -> move(
                            subject.session(),
                            read,
                            other.toBuilder().id(one.id()).build(),
                            otherMove),
                    overlap,
                    commit));
        }

        private @Nullable Object move(Session session, Optional<Feature> read, Feature changed, Move move) {
            if (read.isEmpty()) {
                session.features().insert(environment, changed);
                return "inserted";
            }
            int version = read.get().version();
            return move == Move.DELETE
                    ? (Object) session.features().delete(environment, changed.id(), version)
                    : session.features()
                            .update(
                                    environment,
                                    changed.toBuilder().version(version).build());
        }
    }

    /** Two units look for a tag by name; each upserts it, or deletes or inserts it. */
    record RaceForTag(
            String environment, Tag one, Move oneMove, Tag other, Move otherMove, boolean overlap, boolean commit)
            implements Step {
        @Override
        public Object run(Subject subject) {
            Function<Tag, Tag> sameName = tag -> tag.toBuilder()
                    .name(one.name())
                    .entityType(one.entityType())
                    .build();
            return subject.race(new Race<Optional<Tag>>(
                    () -> subject.session().tags().findByNameAndEntityType(environment, one.name(), one.entityType()),
                    read -> move(subject.session(), read, one, oneMove),
                    read -> move(subject.session(), read, sameName.apply(other), otherMove),
                    overlap,
                    commit));
        }

        private Object move(Session session, Optional<Tag> read, Tag tag, Move move) {
            if (move == Move.WRITE) {
                session.tags().upsert(environment, List.of(tag));
                return "upserted";
            }
            if (read.isEmpty()) {
                session.tags().insert(environment, tag);
                return "inserted";
            }
            return session.tags()
                    .delete(environment, read.get().id(), read.get().updatedAt());
        }
    }

    /** What one side of a race for a key does, whatever it has read. */
    enum Strike {
        INSERT,
        /** An update of a feature, an upsert of a tag. */
        WRITE,
        DELETE
    }

    /** Two units insert, update or delete the feature of one key. */
    record RaceForFeatureKey(
            String environment,
            Feature one,
            Strike oneStrike,
            Feature other,
            Strike otherStrike,
            boolean overlap,
            boolean commit)
            implements Step {
        @Override
        public Object run(Subject subject) {
            Feature sameKey = other.toBuilder().id(one.id()).build();
            return subject.race(new Race<Optional<Feature>>(
                    () -> subject.session().features().findIncludingDeleted(environment, one.id()),
                    read -> strike(subject.session(), one, oneStrike),
                    read -> strike(subject.session(), sameKey, otherStrike),
                    read -> read.isEmpty() && otherStrike != Strike.INSERT,
                    overlap,
                    commit));
        }

        private Object strike(Session session, Feature feature, Strike strike) {
            return switch (strike) {
                case INSERT -> {
                    session.features().insert(environment, feature);
                    yield "inserted";
                }
                case WRITE -> session.features().update(environment, feature);
                case DELETE -> session.features().delete(environment, feature.id(), feature.version());
            };
        }
    }

    /**
     * Two units insert, upsert or delete the tag of one key or of one name. No side takes the key of one tag and the
     * name of another: whether that is refused depends on who looks first.
     *
     * @param sameKey whether both mean the same id; one that deletes does in any case
     */
    record RaceForTagKey(
            String environment,
            Tag one,
            Strike oneStrike,
            Tag other,
            Strike otherStrike,
            boolean sameKey,
            boolean overlap,
            boolean commit)
            implements Step {
        @Override
        public Object run(Subject subject) {
            return subject.race(new Race<Optional<Tag>>(
                    () -> subject.session().tags().find(environment, one.id()),
                    read -> strike(subject.session(), named(one, read), oneStrike),
                    read -> strike(subject.session(), rival(read), otherStrike),
                    read -> read.isEmpty() && otherStrike == Strike.DELETE,
                    overlap,
                    commit));
        }

        private Tag rival(Optional<Tag> read) {
            return named(sameKey ? other.toBuilder().id(one.id()).build() : other, read);
        }

        /** As what is stored under the key is named, or as the first side names it. */
        private Tag named(Tag tag, Optional<Tag> read) {
            Tag name = read.orElse(one);
            return tag.toBuilder()
                    .name(name.name())
                    .entityType(name.entityType())
                    .build();
        }

        private Object strike(Session session, Tag tag, Strike strike) {
            return switch (strike) {
                case INSERT -> {
                    session.tags().insert(environment, tag);
                    yield "inserted";
                }
                case WRITE -> {
                    session.tags().upsert(environment, List.of(tag));
                    yield "upserted";
                }
                case DELETE -> session.tags().delete(environment, one.id());
            };
        }
    }
}
