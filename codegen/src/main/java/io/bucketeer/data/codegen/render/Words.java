package io.bucketeer.data.codegen.render;

import java.util.List;
import java.util.Locale;

/** Names as English words, for Javadoc. */
final class Words {

    private Words() {}

    /** {@code SegmentUser} as {@code segment user}. */
    static String spaced(String pascal) {
        return pascal.replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT)
                .replaceFirst("^api\\b", "API");
    }

    /** {@code segment user} as {@code segment users}, {@code policy} as {@code policies}. */
    static String plural(String noun) {
        return noun.matches(".*[^aeiou]y") ? noun.substring(0, noun.length() - 1) + "ies" : noun + "s";
    }

    /** {@code operator} as {@code An operator}. */
    static String withArticle(String noun) {
        return (startsWithVowel(noun) ? "An " : "A ") + noun;
    }

    /** {@code ApiKey} as {@code an {@link ApiKey}}. */
    static String linkWithArticle(String type) {
        return (startsWithVowel(type) ? "an " : "a ") + "{@link " + type + "}";
    }

    private static boolean startsWithVowel(String noun) {
        return "aeiou".indexOf(Character.toLowerCase(noun.charAt(0))) >= 0;
    }

    /** The words as {@code a, b and c}. */
    static String enumeration(List<String> words) {
        if (words.size() < 2) {
            return String.join("", words);
        }
        return String.join(", ", words.subList(0, words.size() - 1)) + " and " + words.getLast();
    }

    /** The names as code, as {@code a, b and c}. */
    static String codes(List<String> names) {
        return enumeration(names.stream().map(name -> "{@code " + name + "}").toList());
    }
}
