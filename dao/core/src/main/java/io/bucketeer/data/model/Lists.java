package io.bucketeer.data.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/** Copies lists into records. */
final class Lists {

    private Lists() {}

    /**
     * An immutable copy; the list itself where it is immutable already. A null element is kept: the repositories refuse
     * it with its full path, together with everything else that is wrong.
     */
    static <T> List<T> copy(List<T> list, String message) {
        Objects.requireNonNull(list, message);
        try {
            return List.copyOf(list);
        } catch (NullPointerException e) {
            return Collections.unmodifiableList(new ArrayList<>(list));
        }
    }
}
