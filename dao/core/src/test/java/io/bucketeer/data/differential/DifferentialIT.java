package io.bucketeer.data.differential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Runs random programs on MySQL, PostgreSQL and a model of the library, in lock-step, for {@code differential.seconds}.
 * A difference is shrunk to a minimal program and printed with its seed; {@code -Ddifferential.seed=…} starts there.
 */
final class DifferentialIT {

    /** So many call every method, however unlucky the seed: a method that they leave out, none can call. */
    private static final int ENOUGH_FOR_EVERY_METHOD = 1_000;

    private final Duration time = Duration.ofSeconds(Integer.getInteger("differential.seconds", 30));
    private final long firstSeed = Long.getLong("differential.seed", System.nanoTime());
    private final Tally tally = new Tally();
    private int programs;
    private int steps;

    @Test
    void randomPrograms_onBothDatabasesAndTheModel_comeOutAlikeAfterEveryStep() throws Exception {
        Instant started;
        try (LiveSubject mysql = LiveSubject.mysql(tally);
                LiveSubject postgres = LiveSubject.postgres(new Tally())) {
            LockStep lockStep = new LockStep(List.of(new Model(), mysql, postgres));
            started = Instant.now();
            Instant end = started.plus(time);
            while (Instant.now().isBefore(end) || isMethodMissing() && programs < ENOUGH_FOR_EVERY_METHOD) {
                runNext(lockStep);
            }
        }
        System.out.printf(
                "Differential test: %,d programs, %,d steps in %d s, first seed %d; calls and outcomes:%n%s%n",
                programs, steps, Duration.between(started, Instant.now()).toSeconds(), firstSeed, tally);
        assertThat(tally.methods()).as("methods that were called").containsAll(Tally.allMethods());
    }

    private boolean isMethodMissing() {
        return !tally.methods().containsAll(Tally.allMethods());
    }

    private void runNext(LockStep lockStep) {
        long seed = firstSeed + programs;
        Program program = new ProgramGenerator(seed).program();
        Optional<Difference> difference = run(lockStep, seed, program);
        programs++;
        steps += program.steps().size();
        difference.ifPresent(found -> report(lockStep, seed, program, found));
    }

    /** What is no outcome ends the test: a mistake in a step or in the model. */
    private static Optional<Difference> run(LockStep lockStep, long seed, Program program) {
        try {
            return lockStep.run(program);
        } catch (AssertionError e) {
            throw new AssertionError("-Ddifferential.seed=%d breaks down.%n%n%s".formatted(seed, program), e);
        }
    }

    private void report(LockStep lockStep, long seed, Program program, Difference found) {
        fail(
                "After %,d programs and %,d steps, -Ddifferential.seed=%d is not alike everywhere.%n%n%s",
                programs, steps, seed, SmallestProgram.of(lockStep, program, found));
    }
}
