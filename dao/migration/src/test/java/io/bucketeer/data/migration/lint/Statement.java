package io.bucketeer.data.migration.lint;

import java.util.ArrayList;
import java.util.List;

/** A statement or a part of one, as tokens. */
record Statement(List<Token> tokens) {

    Statement {
        tokens = List.copyOf(tokens);
    }

    /** The statements that semicolons divide. */
    static List<Statement> split(List<Token> tokens) {
        return parts(tokens, ";");
    }

    /** The line it begins on. */
    int line() {
        return tokens.isEmpty() ? 1 : tokens.getFirst().line();
    }

    boolean begins(String... words) {
        return isAt(0, words);
    }

    /** Whether these words stand in it, one after the other. */
    boolean has(String... words) {
        return indexOf(words) >= 0;
    }

    /** Where these words stand in it for the first time; -1 when they do not. */
    int indexOf(String... words) {
        for (int i = 0; i + words.length <= tokens.size(); i++) {
            if (isAt(i, words)) {
                return i;
            }
        }
        return -1;
    }

    boolean isAt(int index, String... words) {
        if (index + words.length > tokens.size()) {
            return false;
        }
        for (int i = 0; i < words.length; i++) {
            if (!tokens.get(index + i).is(words[i])) {
                return false;
            }
        }
        return true;
    }

    /** What follows a token. */
    Statement from(int index) {
        return new Statement(tokens.subList(Math.min(index, tokens.size()), tokens.size()));
    }

    /** What follows these words if it begins with them; itself if not. */
    Statement without(String... words) {
        return begins(words) ? from(words.length) : this;
    }

    /** The name it begins with, in lower case; empty when it begins with none. */
    String name() {
        return !tokens.isEmpty() && tokens.getFirst().isName()
                ? tokens.getFirst().lower()
                : "";
    }

    /** Its parts, as commas outside parentheses divide it. */
    List<Statement> items() {
        return parts(tokens, ",");
    }

    /** What stands in the first parentheses; empty where there are none. */
    Statement inParentheses() {
        int open = indexOf("(");
        return open < 0 ? new Statement(List.of()) : new Statement(tokens.subList(open + 1, end(open)));
    }

    /** What follows the first parentheses; empty where there are none. */
    Statement afterParentheses() {
        int open = indexOf("(");
        return open < 0 ? new Statement(List.of()) : from(end(open) + 1);
    }

    /** Where the parenthesis that opens there closes. */
    private int end(int open) {
        int depth = 0;
        for (int i = open; i < tokens.size(); i++) {
            depth += tokens.get(i).is("(") ? 1 : tokens.get(i).is(")") ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return tokens.size();
    }

    private static List<Statement> parts(List<Token> tokens, String divider) {
        List<Statement> parts = new ArrayList<>();
        int start = 0;
        int depth = 0;
        for (int i = 0; i <= tokens.size(); i++) {
            boolean end = i == tokens.size();
            depth += !end && tokens.get(i).is("(") ? 1 : !end && tokens.get(i).is(")") ? -1 : 0;
            if (end || (depth == 0 && tokens.get(i).is(divider))) {
                if (i > start) {
                    parts.add(new Statement(tokens.subList(start, i)));
                }
                start = i + 1;
            }
        }
        return parts;
    }
}
