package io.bucketeer.data.differential;

import io.bucketeer.data.contract.SettableClock;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs programs on several subjects, step by step, and compares what comes of each. */
final class LockStep {

    private final List<Subject> subjects;

    LockStep(List<? extends Subject> subjects) {
        this.subjects = List.copyOf(subjects);
    }

    /** The first step that does not come out alike; after the last one, all that is stored is compared. */
    Optional<Difference> run(Program program) {
        for (Subject subject : subjects) {
            subject.clear();
            SettableClock clock = subject.clock();
            clock.set(Plain.START);
        }
        List<Step> steps = program.steps();
        for (int i = 0; i < steps.size(); i++) {
            Optional<Difference> difference = compare(i, steps.get(i));
            if (difference.isPresent()) {
                return difference;
            }
        }
        return compare(steps.size(), new UnitSteps.Contents());
    }

    private Optional<Difference> compare(int index, Step step) {
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        for (Subject subject : subjects) {
            outcomes.put(subject.name(), Outcome.of(() -> step.run(subject)));
        }
        boolean alike = new HashSet<>(outcomes.values()).size() == 1;
        return alike ? Optional.empty() : Optional.of(new Difference(index, step, outcomes));
    }
}
