package io.bucketeer.data.differential;

import io.bucketeer.data.model.Feature;
import io.bucketeer.data.model.Tag;
import io.bucketeer.data.repository.FeatureQuery;
import io.bucketeer.data.repository.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Units of work, races between two of them, time, and the look at everything. */
final class UnitSteps {

    private UnitSteps() {}

    /** How a unit of work ends. */
    enum Ending {
        /** Errors of its steps are swallowed, and the work returns. */
        RETURN,
        /** The first error of a step leaves the work. */
        FAIL_AT_FIRST_ERROR,
        /** Errors of its steps are swallowed, and then the work throws an exception of its own. */
        THROW
    }

    /** Steps as one unit; one inside another joins it. */
    record UnitOfWork(Ending ending, List<Step> steps) implements Step {
        @Override
        public Object run(Subject subject) {
            List<Outcome> outcomes = new ArrayList<>();
            Outcome unit = Outcome.of(() -> subject.inTransaction(() -> {
                for (Step step : steps) {
                    outcomes.add(runInside(subject, step));
                }
                if (ending == Ending.THROW) {
                    throw new DeliberateException();
                }
                return "committed";
            }));
            return List.of(outcomes, unit);
        }

        private Outcome runInside(Subject subject, Step step) {
            return ending == Ending.FAIL_AT_FIRST_ERROR
                    ? new Outcome(step.run(subject), "")
                    : Outcome.of(() -> step.run(subject));
        }
    }

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

        /** To delete what another unit has inserted meanwhile means something else on each database: insert instead. */
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

    /** Lets time pass. */
    record AdvanceClock(int seconds) implements Step {
        @Override
        public Object run(Subject subject) {
            subject.clock().advance(Duration.ofSeconds(seconds));
            return "later";
        }
    }

    /** Everything that is stored in the environments that programs use, and how many rows there are at all. */
    record Contents() implements Step {
        @Override
        public Object run(Subject subject) {
            FeatureQuery everything = FeatureQuery.builder().deleted(null).build();
            List<Object> contents = new ArrayList<>();
            for (String environment : Texts.ENVIRONMENTS) {
                contents.add(subject.session().features().stream(environment, everything)
                        .toList());
                contents.add(subject.session().tags().listByEnvironment(environment));
            }
            contents.add(subject.storedRows());
            return contents;
        }
    }
}
