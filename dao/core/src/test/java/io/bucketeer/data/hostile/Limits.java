package io.bucketeer.data.hostile;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** What is documented of texts that are refused, stated once more and in another way than the library's own check. */
final class Limits {

    /** Characters by the name of the column. */
    private static final Map<String, Integer> CHARACTERS = Map.of(
            "id", 255,
            "name", 511,
            "offVariation", 255,
            "tags", 255,
            "maintainer", 255,
            "samplingSeed", 255);

    private static final int DESCRIPTION_BYTES = 65_535;
    private static final int INDEX_ROW_BYTES = 2_600;
    private static final int TAGS_BYTES = 2_048;

    private Limits() {}

    /** Whether a feature must not have this text at that path. */
    static boolean refusedInFeature(String path, String text) {
        String column = path.replaceFirst("\\[\\d+]$", "");
        return unstorable(text)
                || longerThan(text, CHARACTERS.getOrDefault(column, Integer.MAX_VALUE))
                || column.equals("description") && bytes(text) > DESCRIPTION_BYTES;
    }

    /** Whether a column of so many characters must not have this text. */
    static boolean refused(String text, int maxCharacters) {
        return unstorable(text) || longerThan(text, maxCharacters);
    }

    /** Whether these texts are too much for one row of an index. */
    static boolean refusedTogether(String... texts) {
        return bytes(String.join("", texts)) > INDEX_ROW_BYTES;
    }

    /** Whether these are too much for the index over the tags. */
    static boolean refusedAsTags(List<String> tags) {
        return bytes(String.join("", tags)) > TAGS_BYTES;
    }

    /** Text that no UTF-8 stands for, or with a NUL. */
    static boolean unstorable(String text) {
        return text.contains("\0") || !StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    private static boolean longerThan(String text, int maxCharacters) {
        return text.codePoints().count() > maxCharacters;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
