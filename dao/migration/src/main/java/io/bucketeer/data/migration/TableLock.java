package io.bucketeer.data.migration;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the text of a migration states about the lock that it takes, in words. */
final class TableLock {

    private static final Pattern CLAUSES =
            Pattern.compile("\\bALGORITHM\\s*=\\s*(?<algorithm>\\w+)\\s*,?\\s*\\bLOCK\\s*=\\s*(?<lock>\\w+)");

    private TableLock() {}

    /** Empty where nothing is stated. */
    static String inText(String sql) {
        Matcher clauses = CLAUSES.matcher(sql);
        return clauses.find() ? table(clauses.group("algorithm")) + "; " + others(clauses.group("lock")) : "";
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
