package io.bucketeer.data.migration.lint;

import java.util.Locale;

/**
 * The smallest part of SQL that means something; comments are none.
 *
 * @param kind what it is
 * @param text as it is written; of a name in quotes or a text, what stands between them
 * @param line the line that it begins on, from 1
 */
record Token(Kind kind, String text, int line) {

    enum Kind {
        /** A keyword, a name or a number. */
        WORD,
        /** A name in quotes. */
        QUOTED,
        /** A text. */
        TEXT,
        /** Any other character. */
        SIGN
    }

    /** Whether it is this word, in whatever case, or this sign. */
    boolean is(String word) {
        return (kind == Kind.WORD || kind == Kind.SIGN) && text.equalsIgnoreCase(word);
    }

    boolean isName() {
        return kind == Kind.QUOTED || kind == Kind.WORD;
    }

    /** As the databases compare names that are not in quotes. */
    String lower() {
        return text.toLowerCase(Locale.ROOT);
    }
}
