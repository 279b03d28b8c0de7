package io.bucketeer.data.differential;

import io.bucketeer.data.repository.FeatureQuery;
import io.bucketeer.data.repository.SegmentQuery;
import io.bucketeer.data.repository.SegmentUserQuery;
import io.bucketeer.data.repository.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Units of work, time, and the look at everything. */
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

    /** Lets time pass. */
    record AdvanceClock(int seconds) implements Step {
        @Override
        public Object run(Subject subject) {
            subject.clock().advance(Duration.ofSeconds(seconds));
            return "later";
        }
    }

    /** What an environment holds rows of. */
    enum Kind {
        FEATURES,
        TAGS,
        LAST_USES,
        SEGMENTS,
        SEGMENT_USERS,
        API_KEYS;

        private List<?> in(Session session, String environment) {
            return switch (this) {
                case FEATURES ->
                    session.features().stream(
                                    environment,
                                    FeatureQuery.builder().deleted(null).build())
                            .toList();
                case TAGS -> session.tags().listByEnvironment(environment);
                case LAST_USES -> session.featureLastUsedInfos().listByEnvironment(environment);
                case SEGMENTS ->
                    session.segments().stream(
                                    environment,
                                    SegmentQuery.builder().deleted(null).build())
                            .toList();
                case SEGMENT_USERS ->
                    session.segmentUsers().stream(
                                    environment,
                                    SegmentUserQuery.builder().deleted(null).build())
                            .toList();
                case API_KEYS -> session.apiKeys().listByEnvironment(environment);
            };
        }
    }

    /** The rows of one kind that are stored in one environment. */
    record Rows(Kind kind, String environment) implements Reading {
        @Override
        public Object run(Subject subject) {
            return kind.in(subject.session(), environment);
        }
    }

    /** How many rows are stored at all. */
    record RowCount() implements Reading {
        @Override
        public Object run(Subject subject) {
            return subject.storedRows();
        }
    }

    /** What is stored of what an installation consists of. */
    record InstallationRows() implements Reading {
        @Override
        public Object run(Subject subject) {
            return of(subject.session());
        }

        private static List<Object> of(Session session) {
            return List.of(
                    session.organizationDirectory().listAll(),
                    session.projectDirectory().listAll(),
                    session.environmentDirectory().listAll());
        }
    }

    /**
     * Everything that is stored in the environments that programs use, which key each secret opens, and how many rows
     * there are at all.
     */
    record Contents() implements Step {
        @Override
        public Object run(Subject subject) {
            Session session = subject.session();
            List<Object> contents = new ArrayList<>();
            for (String environment : Texts.ENVIRONMENTS) {
                for (Kind kind : Kind.values()) {
                    contents.add(kind.in(session, environment));
                }
            }
            contents.addAll(InstallationRows.of(session));
            contents.add(session.apiKeyDirectory().sharedSecrets());
            contents.add(ApiKeySteps.opened(subject));
            contents.add(subject.storedRows());
            return contents;
        }
    }
}
