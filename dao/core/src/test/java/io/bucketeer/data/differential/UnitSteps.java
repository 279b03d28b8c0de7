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
                contents.addAll(of(session, environment));
            }
            contents.add(session.organizationDirectory().listAll());
            contents.add(session.projectDirectory().listAll());
            contents.add(session.environmentDirectory().listAll());
            contents.add(session.apiKeyDirectory().sharedSecrets());
            contents.add(ApiKeySteps.opened(subject));
            contents.add(subject.storedRows());
            return contents;
        }

        private static List<Object> of(Session session, String environment) {
            FeatureQuery features = FeatureQuery.builder().deleted(null).build();
            SegmentQuery segments = SegmentQuery.builder().deleted(null).build();
            SegmentUserQuery users = SegmentUserQuery.builder().deleted(null).build();
            return List.of(
                    session.features().stream(environment, features).toList(),
                    session.tags().listByEnvironment(environment),
                    session.featureLastUsedInfos().listByEnvironment(environment),
                    session.segments().stream(environment, segments).toList(),
                    session.segmentUsers().stream(environment, users).toList(),
                    session.apiKeys().listByEnvironment(environment));
        }
    }
}
