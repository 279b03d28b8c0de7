package io.bucketeer.data.differential;

import org.jspecify.annotations.Nullable;

/**
 * One step of a program. Every step is a record of plain values, so that it can be printed, made simpler, and run
 * against any subject; what depends on the stored rows, such as the version to update, it reads from the subject.
 */
interface Step {

    /** Does it. What it gives back is compared by {@code equals} between the subjects. */
    @Nullable
    Object run(Subject subject);
}
