package io.bucketeer.data.differential;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;

/** Text as both databases are to see it. */
final class CodePoints {

    /** By code point, which is the order of the bytes of UTF-8. */
    static final Comparator<String> ORDER = (a, b) -> Arrays.compareUnsigned(a.getBytes(UTF_8), b.getBytes(UTF_8));

    private CodePoints() {}

    /** Whether the text holds the other, whatever the case; the two small sigmas are one letter. */
    static boolean containsWhateverTheCase(String text, String part) {
        return folded(text).contains(folded(part));
    }

    private static String folded(String text) {
        return text.toLowerCase(Locale.ROOT).replace('\u03C2', '\u03C3');
    }
}
