package io.bucketeer.data.watch;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The texts of an error. Its stack trace holds names of classes and methods besides, which are no secrets. */
final class Errors {

    private Errors() {}

    /** What the error says, its causes, their suppressed ones and so on; empty for no error. */
    static String text(@Nullable Throwable error) {
        StringBuilder text = new StringBuilder();
        add(error, text, Collections.newSetFromMap(new IdentityHashMap<>()));
        return text.toString();
    }

    private static void add(@Nullable Throwable error, StringBuilder text, Set<Throwable> seen) {
        if (error == null || !seen.add(error)) {
            return;
        }
        text.append('\n').append(error);
        add(error.getCause(), text, seen);
        for (Throwable suppressed : error.getSuppressed()) {
            add(suppressed, text, seen);
        }
    }
}
