package io.bucketeer.data.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Guesses which known word a wrong one was meant to be. */
final class Suggestion {

    /** Longer texts are no misspelt words. */
    private static final int MAXIMUM_LENGTH = 40;

    private Suggestion() {}

    /** The nearest known word, if no more than a third of its letters differ. */
    static Optional<String> closest(String wrong, Collection<String> known) {
        if (wrong.length() > MAXIMUM_LENGTH) {
            return Optional.empty();
        }
        String plain = plain(wrong);
        return known.stream()
                .filter(word -> distance(plain, plain(word)) <= Math.max(1, word.length() / 3))
                .min(Comparator.comparingInt(word -> distance(plain, plain(word))));
    }

    /** Case, hyphens and underscores are what people mix up first. */
    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
    }

    /** The least number of inserted, deleted and replaced letters (Levenshtein), a row of the table at a time. */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.length()];
    }
}
