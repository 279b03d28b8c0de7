package io.bucketeer.data.differential;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The smallest program found that still comes out differently.
 *
 * @param difference what differs in it
 */
record SmallestProgram(Program program, Difference difference) {

    private static final Duration TIME_TO_SHRINK = Duration.ofSeconds(60);

    static SmallestProgram of(LockStep lockStep, Program program, Difference found) {
        Instant end = Instant.now().plus(TIME_TO_SHRINK);
        AtomicReference<Difference> last = new AtomicReference<>(found);
        Shrinker shrinker = new Shrinker(
                candidate -> {
                    Optional<Difference> difference = run(lockStep, candidate);
                    difference.ifPresent(last::set);
                    return difference.isPresent();
                },
                () -> Instant.now().isBefore(end));
        Program smallest = shrinker.shrink(program, found.index());
        return new SmallestProgram(smallest, last.get());
    }

    /** A candidate that breaks down shows nothing of the difference. */
    private static Optional<Difference> run(LockStep lockStep, Program candidate) {
        try {
            return lockStep.run(candidate);
        } catch (AssertionError e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return program + "\n\n" + difference;
    }
}
