package io.bucketeer.data.cli.schema;

import java.util.Locale;

/** Sizes as people read them. */
final class Sizes {

    private static final String[] UNITS = {"kB", "MB", "GB", "TB"};

    private Sizes() {}

    /** With one decimal, in steps of 1,024 from a kilobyte to a terabyte: {@code 16.0 kB}, {@code 2.4 GB}. */
    static String text(long bytes) {
        double size = bytes / 1_024.0;
        int unit = 0;
        while (size >= 1_024 && unit < UNITS.length - 1) {
            size /= 1_024;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %s", size, UNITS[unit]);
    }
}
