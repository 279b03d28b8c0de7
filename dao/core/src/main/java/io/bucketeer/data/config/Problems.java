package io.bucketeer.data.config;

import io.bucketeer.data.error.ConfigurationException;
import io.bucketeer.data.error.ConfigurationException.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with one file, so that all of it is reported at once. */
final class Problems {

    private static final int LONGEST_VALUE = 60;

    private final String file;
    private final List<Problem> found = new ArrayList<>();

    Problems(String file) {
        this.file = file;
    }

    /** @param value what stands there; null where nothing does or where nobody may see it */
    void add(int line, String key, @Nullable String value, String rule) {
        found.add(new Problem(file, line, printable(key), value == null ? null : printable(value), rule));
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /** In the order of the lines, so that the file can be mended from top to bottom. */
    ConfigurationException toException() {
        found.sort(Comparator.comparingInt(Problem::line));
        return new ConfigurationException(found);
    }

    private static String printable(String text) {
        String plain = withoutLogin(text.replaceAll("\\p{Cntrl}", " "));
        return plain.codePointCount(0, plain.length()) <= LONGEST_VALUE
                ? plain
                : plain.substring(0, plain.offsetByCodePoints(0, LONGEST_VALUE)) + "…";
    }

    /** Whoever puts an address in the wrong place has maybe put a login into it: before an @, or in a query. */
    private static String withoutLogin(String text) {
        String address = text.replaceFirst(".*@", "…@");
        int query = address.indexOf('?');
        return query < 0
                ? address
                : address.substring(0, query) + address.substring(query).replaceAll("=[^&]*", "=…");
    }
}
