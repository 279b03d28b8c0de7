package io.bucketeer.data.cli.schema;

import java.time.Duration;
import java.util.Locale;

/** Durations as people read them. */
final class Times {

    private Times() {}

    /** Milliseconds below a second, else seconds with one decimal: {@code 35 ms}, {@code 7.2 s}. */
    static String text(Duration duration) {
        long millis = Math.max(0, duration.toMillis());
        return millis < 1_000 ? millis + " ms" : String.format(Locale.ROOT, "%.1f s", millis / 1_000.0);
    }
}
