package io.bucketeer.data.differential;

import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Two units of work on two threads. Both read; then the first writes; the row is looked at from outside; the first
 * ends; the second writes what it made of its old reading, and commits.
 *
 * @param read what both units and the onlooker read
 * @param overtakes whether the second, where it overlaps, is done before the first ends: it needs a row, and what the
 *     first has not committed is none
 * @param overlap whether the second unit starts to write before the first has ended, and so may have to wait for it
 * @param firstCommits whether the first unit commits; otherwise it is rolled back
 */
record Race<T>(
        Supplier<T> read,
        Function<T, @Nullable Object> firstWrite,
        Function<T, @Nullable Object> secondWrite,
        Predicate<T> overtakes,
        boolean overlap,
        boolean firstCommits) {

    /** A race in which the second never overtakes the first. */
    Race(
            Supplier<T> read,
            Function<T, @Nullable Object> firstWrite,
            Function<T, @Nullable Object> secondWrite,
            boolean overlap,
            boolean firstCommits) {
        this(read, firstWrite, secondWrite, any -> false, overlap, firstCommits);
    }

    /** What the three saw. */
    record Result(Outcome first, Outcome seenMeanwhile, Outcome second) {}
}
