package io.bucketeer.data.cli.demo;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;

/** Text on a terminal, where a character takes no column, one or two. */
final class Columns {

    private Columns() {}

    /** How many columns the text takes. */
    static int width(String text) {
        return text.codePoints().map(Columns::width).sum();
    }

    /** The text filled up with spaces; cut, with an ellipsis, where it is too long. */
    static String left(String text, int width) {
        String cut = width(text) <= width ? text : wrap(text, width - 1).getFirst() + "…";
        return cut + " ".repeat(width - width(cut));
    }

    /** The text behind spaces. */
    static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - width(text))) + text;
    }

    /** The text in lines of at most so many columns; control characters become spaces. */
    static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int used = 0;
        for (int codePoint : text.codePoints().toArray()) {
            int columns = width(codePoint);
            if (used + columns > width) {
                lines.add(line.toString());
                line.setLength(0);
                used = 0;
            }
            line.appendCodePoint(Character.isISOControl(codePoint) ? ' ' : codePoint);
            used += columns;
        }
        lines.add(line.toString());
        return lines;
    }

    private static int width(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> isWide(codePoint) ? 2 : 1;
        };
    }

    private static boolean isWide(int codePoint) {
        if (Character.isEmojiPresentation(codePoint)) {
            return true;
        }
        return switch (UnicodeScript.of(codePoint)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL -> true;
            default -> (codePoint >= 0x3000 && codePoint <= 0x303F) || (codePoint >= 0xFF01 && codePoint <= 0xFF60);
        };
    }
}
