package io.bucketeer.data.migration;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the text of a migration says that a plan or an adoption has to know.
 *
 * @param sql the text, without comments
 */
record MigrationText(String sql) {

    private static final Pattern COMMENT = Pattern.compile("(?m)^\\s*--.*$");
    private static final Pattern TABLE = Pattern.compile(
            "\\bALTER TABLE (?:IF EXISTS )?(?:ONLY )?(\\w+)|\\bCREATE TABLE (?:IF NOT EXISTS )?(\\w+)"
                    + "|\\bCREATE (?:UNIQUE )?INDEX [\\w ]*?\\bON (\\w+)|\\bUPDATE (\\w+) SET\\b|\\bINSERT INTO (\\w+)");
    private static final Pattern NEW_NAME =
            Pattern.compile("\\bADD COLUMN (\\w+)|\\bADD (?:UNIQUE )?KEY (\\w+)|\\bCREATE (?:UNIQUE )?INDEX (\\w+)");
    private static final Pattern CHECK = Pattern.compile("\\bADD CONSTRAINT (\\w+) CHECK (?=\\()");

    MigrationText {
        sql = COMMENT.matcher(sql).replaceAll("");
    }

    /**
     * A check that it adds to its table.
     *
     * @param name the name of the constraint
     * @param condition what has to be true or unknown of each row, in parentheses
     */
    record Check(String name, String condition) {}

    /** @param file the name of a file on the class path, from its root; empty where there is none of that name */
    static MigrationText read(String file) {
        try (InputStream text = MigrationText.class.getResourceAsStream("/" + file)) {
            return new MigrationText(text == null ? "" : new String(text.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The table that it changes; empty where it changes none. */
    String table() {
        Matcher table = TABLE.matcher(sql);
        return table.find() ? group(table) : "";
    }

    /** What it locks, in words; empty where nobody notices it. */
    String locks() {
        return TableLock.inText(sql);
    }

    /** The names of columns and indexes that it adds. */
    Set<String> newNames() {
        return NEW_NAME.matcher(sql).results().map(MigrationText::group).collect(Collectors.toSet());
    }

    /** The checks that it adds. */
    List<Check> checks() {
        // the statement stands in a text of its own, whose quotes are doubled
        String statement = sql.replace("''", "'");
        List<Check> checks = new ArrayList<>();
        Matcher check = CHECK.matcher(statement);
        while (check.find()) {
            checks.add(new Check(check.group(1), statement.substring(check.end(), end(statement, check.end()))));
        }
        return checks;
    }

    /** Where the parenthesis that opens at a place is closed. */
    private static int end(String statement, int start) {
        int depth = 0;
        boolean quoted = false;
        for (int i = start; i < statement.length(); i++) {
            char c = statement.charAt(i);
            if (c == '\'') {
                quoted = !quoted;
            } else if (!quoted && c == '(') {
                depth++;
            } else if (!quoted && c == ')' && --depth == 0) {
                return i + 1;
            }
        }
        throw new IllegalStateException("A check is not closed");
    }

    /** The one group that matched. */
    private static String group(MatchResult match) {
        for (int i = 1; i <= match.groupCount(); i++) {
            if (match.group(i) != null) {
                return match.group(i);
            }
        }
        throw new IllegalStateException("No group matched");
    }
}
