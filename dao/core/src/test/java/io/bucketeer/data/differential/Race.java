package io.bucketeer.data.differential;

import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Two units of work on two threads. Both read; then the first writes; the row is looked at from outside; the first
 * ends; the second writes what it made of its old reading, and commits.
 *
 * @param read what both units and the onlooker read
 * @param overlap whether the second unit starts to write before the first has ended, and so may have to wait for it
 * @param firstCommits whether the first unit commits; otherwise it is rolled back
 */
record Race<T>(
        Supplier<T> read,
        Function<T, @Nullable Object> firstWrite,
        Function<T, @Nullable Object> secondWrite,
        boolean overlap,
        boolean firstCommits) {

    /** What the three saw. */
    record Result(Outcome first, Outcome seenMeanwhile, Outcome second) {}
}
