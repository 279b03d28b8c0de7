package io.bucketeer.data.differential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketeer.data.error.NotFoundException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What counts as an answer of the library, and what as a mistake in the test itself. */
final class OutcomeTest {

    /** A step that fails in its own code, before it calls any repository. */
    private record Mistaken() implements Step {
        @Override
        public Object run(Subject subject) {
            throw new ClassCastException("a slip");
        }
    }

    @Test
    void of_errorOfTheLibrary_isAnOutcome() {
        Outcome outcome = Outcome.of(() -> {
            throw new NotFoundException("none", null);
        });
        assertThat(outcome).hasToString("throws NotFoundException NOT_FOUND");
    }

    @Test
    void of_errorThatTheProgramMeans_isAnOutcome() {
        Outcome outcome = Outcome.of(() -> {
            throw new DeliberateException();
        });
        assertThat(outcome).hasToString("throws DeliberateException");
    }

    @Test
    void of_anyOtherError_failsWithTheNameOfTheStep() {
        Step step = new UnitSteps.UnitOfWork(
                UnitSteps.Ending.RETURN, List.of(new UnitSteps.AdvanceClock(1), new Mistaken()));
        assertThatThrownBy(() -> Outcome.of(() -> step.run(new Model())))
                .isInstanceOf(AssertionError.class)
                .hasMessage("ClassCastException in OutcomeTest$Mistaken")
                .hasCauseInstanceOf(ClassCastException.class);
    }

    @Test
    void of_errorInARace_failsWithTheNameOfTheRace() {
        assertThatThrownBy(() -> Outcome.of(() -> new MistakenRace().run(new Model())))
                .isInstanceOf(AssertionError.class)
                .hasMessage("NullPointerException in OutcomeTest$MistakenRace");
    }

    /** A race whose look at the row fails. */
    private record MistakenRace() implements Step {
        @Override
        public Object run(Subject subject) {
            return subject.race(new Race<>(
                    () -> {
                        throw new NullPointerException("a slip");
                    },
                    read -> "written",
                    read -> "written",
                    false,
                    true));
        }
    }
}
