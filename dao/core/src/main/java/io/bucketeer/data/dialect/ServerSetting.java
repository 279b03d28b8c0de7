package io.bucketeer.data.dialect;

import java.util.Arrays;
import java.util.Locale;

/**
 * One setting of a server or session that must have a certain value, or the library could lose or garble data or hang.
 *
 * @param name as the server calls it
 * @param value what is in force
 * @param safe whether that will do
 * @param rule what it must be: {@code must be UTC}
 */
public record ServerSetting(String name, String value, boolean safe, String rule) {

    /** A setting with one right value; upper and lower case are the same. */
    public static ServerSetting equal(String name, String value, String wanted) {
        return new ServerSetting(name, value, value.equalsIgnoreCase(wanted), "must be " + wanted);
    }

    /** A setting that lists words, one of which must be there. */
    public static ServerSetting holding(String name, String value, String word) {
        boolean there = Arrays.asList(value.toUpperCase(Locale.ROOT).split(",")).contains(word);
        return new ServerSetting(name, value, there, "must contain " + word);
    }

    /** A time limit, in whatever unit, that must not be off. */
    public static ServerSetting limit(String name, String value) {
        return new ServerSetting(name, value, !value.equals("0"), "must be a limit, and 0 is none");
    }

    /** A number that must not be smaller. */
    public static ServerSetting atLeast(String name, String value, long minimum) {
        return new ServerSetting(name, value, Long.parseLong(value) >= minimum, "must be at least " + minimum);
    }

    /** The server's version, of which the leading numbers count: {@code 8.0.36-debian}. */
    public static ServerSetting version(String value, String product, String minimum) {
        return new ServerSetting(
                "version",
                value,
                Version.of(value).atLeast(Version.of(minimum)),
                "must be " + product + " " + minimum + " or newer");
    }

    /** What is in force, and what must be. */
    public String problem() {
        return name + " is '" + value + "' but " + rule;
    }

    private record Version(int[] numbers) {

        static Version of(String text) {
            return new Version(Arrays.stream(text.replaceFirst("[^0-9.].*", "").split("\\."))
                    .filter(part -> !part.isEmpty())
                    .mapToInt(Integer::parseInt)
                    .toArray());
        }

        boolean atLeast(Version minimum) {
            return Arrays.compare(numbers, minimum.numbers) >= 0;
        }
    }
}
