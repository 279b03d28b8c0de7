package io.bucketeer.data.differential;

import io.bucketeer.data.repository.FeatureQuery;
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
                contents.add(subject.session().featureLastUsedInfos().listByEnvironment(environment));
            }
            contents.add(subject.session().organizationDirectory().listAll());
            contents.add(subject.session().projectDirectory().listAll());
            contents.add(subject.session().environmentDirectory().listAll());
            contents.add(subject.storedRows());
            return contents;
        }
    }
}
