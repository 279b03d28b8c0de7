package io.bucketeer.data.watch;

import java.util.HexFormat;
import java.util.List;

/**
 * What a secret looks like: a word and hexadecimal digits. Known by its form, one need not be told to the watch, and so
 * none is forgotten, nor heard before it is told.
 */
final class SecretForm {

    /** How many digits are enough: a part of a secret is as little to be shown as all of it. */
    private static final int DIGITS = 16;

    /**
     * The secrets of API keys, as the library makes them; and canaries, which are what stands for a secret in tests: the
     * passwords of the test kit's servers and whatever value a test wants to see nowhere.
     */
    private static final List<String> WORDS = List.of("bkt_", "canary");

    /** How many characters a secret has that is cut just before it would be known. */
    static final int JUST_TOO_SHORT =
            WORDS.stream().mapToInt(String::length).max().orElseThrow() + DIGITS - 1;

    private SecretForm() {}

    /** Whether a secret stands anywhere in the text. */
    static boolean isIn(String text) {
        return WORDS.stream().anyMatch(word -> isIn(text, word));
    }

    private static boolean isIn(String text, String word) {
        for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
            if (hasDigits(text, at + word.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasDigits(String text, int from) {
        if (text.length() < from + DIGITS) {
            return false;
        }
        return text.substring(from, from + DIGITS).chars().allMatch(SecretForm::isSmallHexDigit);
    }

    private static boolean isSmallHexDigit(int character) {
        return HexFormat.isHexDigit(character) && !Character.isUpperCase(character);
    }
}
