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

    /** The least number of letters inserted, deleted, replaced or swapped with their neighbour. */
    private static int distance(String from, String to) {
        int[][] distances = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                distances[i][j] = i == 0 || j == 0 ? i + j : step(from, to, i, j, distances);
            }
        }
        return distances[from.length()][to.length()];
    }

    private static int step(String from, String to, int i, int j, int[][] distances) {
        boolean equal = from.charAt(i - 1) == to.charAt(j - 1);
        int changed = distances[i - 1][j - 1] + (equal ? 0 : 1);
        int moved = Math.min(distances[i - 1][j], distances[i][j - 1]) + 1;
        boolean swapped =
                i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
        int least = Math.min(changed, moved);
        return swapped ? Math.min(least, distances[i - 2][j - 2] + 1) : least;
    }
}
