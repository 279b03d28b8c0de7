package io.bucketeer.data.model;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The version of a client application, in the form of Semantic Versioning 2.0.0: {@code 1.4.2}, {@code 2.0.0-rc.1+5}.
 *
 * <p>Ordered by precedence: numbers count as numbers, and a pre-release comes before its release. Where only the build
 * differs, the text decides. Immutable.
 *
 * @param text the version as it was given, at most 255 characters
 */
public record ClientVersion(String text) implements Comparable<ClientVersion> {

    /** What a column of client versions holds, in characters. */
    private static final int MAX_LENGTH = 255;

    private static final String NUMBER = "(0|[1-9][0-9]*)";
    private static final String WORDS = "([0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)";
    private static final Pattern FORM =
            Pattern.compile(NUMBER + "\\." + NUMBER + "\\." + NUMBER + "(?:-" + WORDS + ")?(?:\\+" + WORDS + ")?");
    private static final int PRE_RELEASE = 4;
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final Pattern LEADING_ZERO = Pattern.compile("0[0-9]+");
    private static final Pattern DOT = Pattern.compile("\\.");

    /**
     * Such a version.
     *
     * @throws IllegalArgumentException where the text has another form or more than 255 characters
     */
    public ClientVersion {
        if (!isVersion(text)) {
            throw new IllegalArgumentException(
                    "A client version has the form 1.4.2 or 2.0.0-rc.1+5 of Semantic Versioning" + " 2.0.0 and at most "
                            + MAX_LENGTH + " characters");
        }
    }

    /** The version that the text is; empty where it has another form or more than 255 characters. */
    public static Optional<ClientVersion> parse(String text) {
        return isVersion(text) ? Optional.of(new ClientVersion(text)) : Optional.empty();
    }

    private static boolean isVersion(String text) {
        Matcher form = FORM.matcher(text);
        return text.length() <= MAX_LENGTH
                && form.matches()
                && Stream.of(words(form.group(PRE_RELEASE)))
                        .noneMatch(word -> LEADING_ZERO.matcher(word).matches());
    }

    private static String[] words(@Nullable String dotted) {
        return dotted == null ? new String[0] : DOT.split(dotted, -1);
    }

    @Override
    public int compareTo(ClientVersion other) {
        Matcher one = matched(text);
        Matcher two = matched(other.text);
        int order = 0;
        for (int group = 1; order == 0 && group < PRE_RELEASE; group++) {
            order = compareNumbers(one.group(group), two.group(group));
        }
        if (order == 0) {
            order = comparePreReleases(words(one.group(PRE_RELEASE)), words(two.group(PRE_RELEASE)));
        }
        return order == 0 ? text.compareTo(other.text) : order;
    }

    private static Matcher matched(String version) {
        Matcher form = FORM.matcher(version);
        form.matches();
        return form;
    }

    private static int comparePreReleases(String[] one, String[] other) {
        if (one.length == 0 || other.length == 0) {
            return Boolean.compare(one.length == 0, other.length == 0);
        }
        for (int i = 0; i < Math.min(one.length, other.length); i++) {
            int order = compareWords(one[i], other[i]);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(one.length, other.length);
    }

    private static int compareWords(String one, String other) {
        boolean number = DIGITS.matcher(one).matches();
        boolean otherNumber = DIGITS.matcher(other).matches();
        if (number && otherNumber) {
            return compareNumbers(one, other);
        }
        return number == otherNumber ? one.compareTo(other) : Boolean.compare(otherNumber, number);
    }

    /** Numbers of any length without leading zeros. */
    private static int compareNumbers(String one, String other) {
        return one.length() == other.length() ? one.compareTo(other) : Integer.compare(one.length(), other.length());
    }

    /** As it was given. */
    @Override
    public String toString() {
        return text;
    }
}
