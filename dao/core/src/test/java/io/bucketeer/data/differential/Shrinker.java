package io.bucketeer.data.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Makes a failing program smaller as long as it fails: first drops steps, many at once and then one by one, and then
 * simplifies what is left.
 */
final class Shrinker {

    private final Predicate<Program> fails;
    private final BooleanSupplier timeLeft;

    /** What is returned when the time is over still fails, but may not be minimal. */
    Shrinker(Predicate<Program> fails, BooleanSupplier timeLeft) {
        this.fails = fails;
        this.timeLeft = timeLeft;
    }

    /**
     * As {@link #shrink(Program)}, of a program that fails at that step. What follows the step goes first, and then all
     * lists at once, however many rows a program has stored for them.
     *
     * @param index the place of the step, from 0; behind the last one where what is stored in the end differs
     */
    Program shrink(Program failing, int index) {
        int end = Math.min(index + 1, failing.steps().size());
        Program upToStep = smaller(failing, new Program(failing.steps().subList(0, end)));
        return shrink(smaller(upToStep, withoutOtherLists(upToStep, index)));
    }

    private Program smaller(Program failing, Program candidate) {
        boolean isSmaller = candidate.steps().size() < failing.steps().size();
        return isSmaller && stillFails(candidate) ? candidate : failing;
    }

    private static Program withoutOtherLists(Program program, int index) {
        List<Step> steps = program.steps();
        return new Program(IntStream.range(0, steps.size())
                .filter(i -> i == index || !ListSteps.changesNothing(steps.get(i)))
                .mapToObj(steps::get)
                .toList());
    }

    Program shrink(Program failing) {
        Program smallest = failing;
        Optional<Program> smaller = Optional.of(failing);
        while (smaller.isPresent()) {
            smallest = dropSteps(smaller.get());
            smaller = simplifyOne(smallest);
        }
        return smallest;
    }

    private Program dropSteps(Program failing) {
        Program smallest = failing;
        for (int chunk = failing.steps().size(); chunk >= 1; chunk /= 2) {
            for (int from = 0; from < smallest.steps().size(); ) {
                Program candidate = without(smallest, from, chunk);
                if (stillFails(candidate)) {
                    smallest = candidate;
                } else {
                    from += chunk;
                }
            }
        }
        return smallest;
    }

    private static Program without(Program program, int from, int count) {
        List<Step> steps = new ArrayList<>(program.steps());
        steps.subList(from, Math.min(from + count, steps.size())).clear();
        return new Program(steps);
    }

    /** The first simpler program that still fails. */
    private Optional<Program> simplifyOne(Program failing) {
        for (int i = 0; i < failing.steps().size(); i++) {
            for (List<Step> simpler : Simplifier.of(failing.steps().get(i))) {
                List<Step> steps = new ArrayList<>(failing.steps());
                steps.remove(i);
                steps.addAll(i, simpler);
                Program candidate = new Program(steps);
                if (stillFails(candidate)) {
                    return Optional.of(candidate);
                }
            }
        }
        return Optional.empty();
    }

    private boolean stillFails(Program candidate) {
        return timeLeft.getAsBoolean() && fails.test(candidate);
    }
}
