package io.bucketeer.data.migration.lint;

import io.bucketeer.data.migration.lint.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts SQL into tokens as one of the databases does. Not thread-safe; one for each text. */
final class Tokenizer {

    private static final Pattern MYSQL_COMMENT =
            Pattern.compile("--(?=\\s|$)[^\\n]*|#[^\\n]*|/\\*(?!!).*?\\*/", Pattern.DOTALL);
    private static final Pattern MYSQL_TEXT =
            Pattern.compile("'((?:[^'\\\\]++|''|\\\\.)*+)'|\"((?:[^\"\\\\]++|\"\"|\\\\.)*+)\"", Pattern.DOTALL);
    private static final Pattern MYSQL_NAME = Pattern.compile("`((?:[^`]++|``)*+)`");
    private static final Pattern POSTGRES_COMMENT = Pattern.compile("--[^\\n]*");
    private static final Pattern POSTGRES_TEXT = Pattern.compile(
            "[eE]'((?:[^'\\\\]++|''|\\\\.)*+)'|'((?:[^']++|'')*+)'|\\$([A-Za-z_]*)\\$(.*?)\\$\\3\\$", Pattern.DOTALL);
    private static final Pattern POSTGRES_NAME = Pattern.compile("\"((?:[^\"]++|\"\")*+)\"");
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern WORD = Pattern.compile("@?[\\p{L}_0-9][\\p{L}_0-9$]*");

    private final boolean mysql;
    private final String sql;
    private final List<Token> tokens = new ArrayList<>();
    private int line;
    private int position;

    private Tokenizer(boolean mysql, String sql, int firstLine) {
        this.mysql = mysql;
        this.sql = sql;
        this.line = firstLine;
    }

    /**
     * The tokens of a text.
     *
     * @param engine {@code mysql} or {@code postgres}
     * @param firstLine the number of its first line
     * @throws IllegalArgumentException naming the line, for a text, a name or a comment without an end
     */
    static List<Token> tokens(String engine, String sql, int firstLine) {
        Tokenizer tokenizer = new Tokenizer(engine.equals("mysql"), sql, firstLine);
        tokenizer.run();
        return List.copyOf(tokenizer.tokens);
    }

    private void run() {
        while (position < sql.length()) {
            boolean taken = skip(SPACE)
                    || (mysql ? skip(MYSQL_COMMENT) : skip(POSTGRES_COMMENT) || skipNestedComment())
                    || take(Kind.TEXT, mysql ? MYSQL_TEXT : POSTGRES_TEXT)
                    || take(Kind.QUOTED, mysql ? MYSQL_NAME : POSTGRES_NAME)
                    || take(Kind.WORD, WORD);
            if (!taken) {
                sign();
            }
        }
    }

    private boolean skip(Pattern pattern) {
        Matcher matcher = pattern.matcher(sql).region(position, sql.length());
        if (!matcher.lookingAt()) {
            return false;
        }
        goTo(matcher.end());
        return true;
    }

    private boolean take(Kind kind, Pattern pattern) {
        Matcher matcher = pattern.matcher(sql).region(position, sql.length());
        if (!matcher.lookingAt()) {
            return false;
        }
        tokens.add(new Token(kind, inner(matcher), line));
        goTo(matcher.end());
        return true;
    }

    /** What stands between quotes, with doubled quotes made one; the whole where there are none. */
    private static String inner(Matcher matcher) {
        for (int group = matcher.groupCount(); group > 0; group--) {
            String inner = matcher.group(group);
            if (inner != null && !matcher.group().equals(inner)) {
                char quote = matcher.group().charAt(matcher.group().length() - 1);
                return quote == '$' ? inner : inner.replace("" + quote + quote, "" + quote);
            }
        }
        return matcher.group();
    }

    private boolean skipNestedComment() {
        if (!sql.startsWith("/*", position)) {
            return false;
        }
        int depth = 0;
        int at = position;
        do {
            if (sql.startsWith("/*", at)) {
                depth++;
                at += 2;
            } else if (sql.startsWith("*/", at)) {
                depth--;
                at += 2;
            } else if (at < sql.length()) {
                at++;
            } else {
                throw new IllegalArgumentException("line " + line + ": a comment without an end");
            }
        } while (depth > 0);
        goTo(at);
        return true;
    }

    private void sign() {
        String sign = sql.substring(position, sql.offsetByCodePoints(position, 1));
        boolean comment = sql.startsWith("/*", position) && !sql.startsWith("/*!", position);
        if (sign.equals("'") || comment || sign.equals(mysql ? "`" : "\"")) {
            throw new IllegalArgumentException("line " + line + ": a text, a name or a comment without an end");
        }
        tokens.add(new Token(Kind.SIGN, sign, line));
        goTo(position + sign.length());
    }

    private void goTo(int end) {
        line += (int)
                sql.substring(position, end).chars().filter(c -> c == '\n').count();
        position = end;
    }
}
