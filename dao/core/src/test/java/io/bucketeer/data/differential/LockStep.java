package io.bucketeer.data.differential;

import io.bucketeer.data.contract.SettableClock;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** Runs programs on several subjects, step by step, and compares what comes of each. */
final class LockStep {

    private static final ExecutorService THREADS = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("lock-step-", 0).factory());

    private final List<Subject> subjects;
    private final boolean comparesContents;

    LockStep(List<? extends Subject> subjects) {
        this(subjects, true);
    }

    private LockStep(List<? extends Subject> subjects, boolean comparesContents) {
        this.subjects = List.copyOf(subjects);
        this.comparesContents = comparesContents;
    }

    /** One that compares what is stored only in the end: for programs that first store a lot. */
    static LockStep ofMany(List<? extends Subject> subjects) {
        return new LockStep(subjects, false);
    }

    /**
     * The first step that does not come out alike, or after which what it may have written is not stored alike; after the
     * last one, all that is stored anywhere is compared.
     */
    Optional<Difference> run(Program program) {
        for (Subject subject : subjects) {
            subject.clear();
            SettableClock clock = subject.clock();
            clock.set(Plain.START);
        }
        List<Step> steps = program.steps();
        for (int i = 0; i < steps.size(); i++) {
            Optional<Difference> difference = compareAll(i, steps.get(i));
            if (difference.isPresent()) {
                return difference;
            }
        }
        return compare(steps.size(), new UnitSteps.Contents());
    }

    private Optional<Difference> compareAll(int index, Step step) {
        return Stream.concat(Stream.of(step), comparesContents ? Written.by(step).stream() : Stream.empty())
                .flatMap(each -> compare(index, each).stream())
                .findFirst();
    }

    /** The subjects know nothing of each other, so they take the step at the same time. */
    private Optional<Difference> compare(int index, Step step) {
        List<Future<Outcome>> running = subjects.stream()
                .map(subject -> THREADS.submit(() -> Outcome.of(() -> step.run(subject))))
                .toList();
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        for (int i = 0; i < running.size(); i++) {
            outcomes.put(subjects.get(i).name(), outcome(running.get(i)));
        }
        boolean alike = new HashSet<>(outcomes.values()).size() == 1;
        return alike ? Optional.empty() : Optional.of(new Difference(index, step, outcomes));
    }

    private static Outcome outcome(Future<Outcome> running) {
        try {
            return running.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a step runs", e);
        }
    }
}
