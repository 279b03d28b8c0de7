package io.bucketeer.data.model;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The version of a client application, in the form of Semantic Versioning 2.0.0: {@code 1.4.2}, {@code 2.0.0-rc.1+5}.
 *
 * <p>Ordered by precedence: numbers count as numbers, and a pre-release comes before its release. Where only the build
 * differs, the text decides. Immutable.
 */
public final class ClientVersion implements Comparable<ClientVersion> {

    /** What a column of client versions holds, in characters. */
    private static final int MAX_LENGTH = 255;

    private static final String NUMBER = "(0|[1-9][0-9]*)";
    private static final String WORDS = "([0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)";
    private static final Pattern FORM =
            Pattern.compile(NUMBER + "\\." + NUMBER + "\\." + NUMBER + "(?:-" + WORDS + ")?(?:\\+" + WORDS + ")?");
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final Pattern LEADING_ZERO = Pattern.compile("0[0-9]+");
    private static final Pattern DOT = Pattern.compile("\\.");

    private final String text;
    private final String[] numbers;
    private final String[] preRelease;

    private ClientVersion(String text, String[] numbers, String[] preRelease) {
        this.text = text;
        this.numbers = numbers;
        this.preRelease = preRelease;
    }

    /** The version that the text is; empty where it has another form or more than 255 characters. */
    public static Optional<ClientVersion> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (text.length() > MAX_LENGTH || !form.matches()) {
            return Optional.empty();
        }
        String[] preRelease = words(form.group(4));
        for (String word : preRelease) {
            if (LEADING_ZERO.matcher(word).matches()) {
                return Optional.empty();
            }
        }
        String[] numbers = {form.group(1), form.group(2), form.group(3)};
        return Optional.of(new ClientVersion(text, numbers, preRelease));
    }

    private static String[] words(@Nullable String dotted) {
        return dotted == null ? new String[0] : DOT.split(dotted, -1);
    }

    @Override
    public int compareTo(ClientVersion other) {
        int order = 0;
        for (int i = 0; order == 0 && i < numbers.length; i++) {
            order = compareNumbers(numbers[i], other.numbers[i]);
        }
        if (order == 0) {
            order = comparePreReleases(preRelease, other.preRelease);
        }
        return order == 0 ? text.compareTo(other.text) : order;
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

    @Override
    public boolean equals(Object other) {
        return other instanceof ClientVersion version && version.text.equals(text);
    }

    @Override
    public int hashCode() {
        return Objects.hash(text);
    }

    /** As it was given. */
    @Override
    public String toString() {
        return text;
    }
}
