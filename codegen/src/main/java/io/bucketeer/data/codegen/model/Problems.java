package io.bucketeer.data.codegen.model;

import java.util.ArrayList;
import java.util.List;

/** Gathers what is wrong, so that one run names everything. Not thread-safe. */
final class Problems {

    private final List<Problem> found = new ArrayList<>();

    private record Problem(Position at, String text) {}

    /** Notes one problem: what, what each side says, and the remedy. */
    void add(Position at, String text) {
        found.add(new Problem(at, text));
    }

    /** Throws everything found so far, in the order of the file. */
    void throwIfAny() {
        if (found.isEmpty()) {
            return;
        }
        throw new ModelException(found.stream()
                .sorted((a, b) -> Integer.compare(a.at.line(), b.at.line()))
                .map(problem -> problem.at + ": " + problem.text)
                .toList());
    }
}
