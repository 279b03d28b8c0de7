package io.bucketeer.data.migration;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the text of a migration says about the lock that it takes, in words. Files for MySQL state it; on PostgreSQL it
 * follows from the statement.
 */
final class TableLock {

    private static final Pattern CLAUSES =
            Pattern.compile("\\bALGORITHM\\s*=\\s*(?<algorithm>\\w+)\\s*,?\\s*\\bLOCK\\s*=\\s*(?<lock>\\w+)");
    private static final Pattern INSTANT = Pattern.compile("\\bALGORITHM\\s*=\\s*INSTANT\\b");

    private TableLock() {}

    /** Empty where nobody notices it. */
    static String inText(String sql) {
        Matcher clauses = CLAUSES.matcher(sql);
        if (clauses.find()) {
            return table(clauses.group("algorithm")) + "; " + others(clauses.group("lock"));
        }
        // the server takes no LOCK beside it
        return INSTANT.matcher(sql).find() ? table("INSTANT") + "; " + others("NONE") : StatementLock.inText(sql);
    }

    private static String table(String algorithm) {
        return switch (algorithm) {
            case "COPY" -> "copies the table";
            case "INPLACE" -> "works in place";
            case "INSTANT" -> "changes no row";
            default -> "algorithm " + algorithm;
        };
    }

    private static String others(String lock) {
        return switch (lock) {
            case "NONE" -> "reads and writes go on";
            case "SHARED" -> "reads go on, writes are blocked while it runs";
            case "EXCLUSIVE" -> "reads and writes wait";
            default -> "lock " + lock;
        };
    }
}
