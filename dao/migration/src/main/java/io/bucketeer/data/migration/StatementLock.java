package io.bucketeer.data.migration;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What other sessions can do while statements of PostgreSQL run, which has no words to state it: each statement takes the
 * one lock that it takes. In order of how much waits.
 */
enum StatementLock {
    /** What it makes is used by nobody yet, or it writes single rows. */
    NONE(""),
    SHARED("reads and writes go on"),
    MOMENT("reads and writes wait for a moment"),
    WRITES("reads go on, writes are blocked while it runs"),
    ALL("reads and writes wait while it runs");

    private static final Pattern NO_STATEMENT =
            Pattern.compile("'(?:[^']|'')*+'|\\$(\\w*)\\$.*?\\$\\1\\$|--[^\\n]*|/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern VALIDATES =
            Pattern.compile("ALTER TABLE (?:IF EXISTS )?(?:ONLY )?\\w+ VALIDATE CONSTRAINT \\w+");
    private static final Pattern BUILDS_AN_INDEX = Pattern.compile("CREATE (?:UNIQUE )?INDEX\\b.*");
    private static final Pattern ALTERS = Pattern.compile("(?:ALTER TABLE|ALTER TYPE|DROP TABLE|DROP INDEX)\\b.*");
    private static final Pattern ALTERS_A_DOMAIN = Pattern.compile("ALTER DOMAIN\\b.*");

    /** What reads the rows of a table or writes them anew, unless it is put off or an index has it already. */
    private static final Pattern READS_ROWS = Pattern.compile(
            "\\b(?:CHECK|UNIQUE|PRIMARY KEY|EXCLUDE|(?<!ALTER )TYPE \\w+|SET NOT NULL|STORED|IDENTITY)\\b");

    private static final Pattern PUT_OFF = Pattern.compile("\\b(?:NOT VALID|USING INDEX)\\b");

    private final String words;

    StatementLock(String words) {
        this.words = words;
    }

    /** What other sessions can do while a file runs, in words; empty where they notice nothing. */
    static String inText(String sql) {
        Collection<String> statements = Stream.of(
                        NO_STATEMENT.matcher(sql).replaceAll(" ").split(";"))
                .map(statement -> statement.strip().replaceAll("\\s+", " "))
                .toList();
        Set<String> made = statements.stream()
                .filter(statement -> statement.startsWith("CREATE TABLE "))
                .map(StatementLock::table)
                .filter(table -> !table.isEmpty())
                .collect(Collectors.toSet());
        Set<StatementLock> locks = EnumSet.of(NONE);
        statements.stream()
                .filter(statement -> !made.contains(table(statement)))
                .map(StatementLock::of)
                .forEach(locks::add);
        return together(locks).words;
    }

    /** A file is one transaction: what one statement locks for a moment stays locked while the next one works. */
    private static StatementLock together(Set<StatementLock> locks) {
        return locks.contains(MOMENT) && locks.contains(WRITES)
                ? ALL
                : locks.stream().reduce(NONE, (one, next) -> one.compareTo(next) > 0 ? one : next);
    }

    private static StatementLock of(String statement) {
        if (statement.contains(" CONCURRENTLY") || VALIDATES.matcher(statement).matches()) {
            return SHARED;
        }
        if (BUILDS_AN_INDEX.matcher(statement).matches()) {
            return WRITES;
        }
        boolean putOff = PUT_OFF.matcher(statement).find();
        boolean readsRows = READS_ROWS.matcher(statement).find() && !putOff;
        if (ALTERS_A_DOMAIN.matcher(statement).matches()) {
            return readsRows || statement.contains(" VALIDATE ") ? WRITES : NONE;
        }
        if (!ALTERS.matcher(statement).matches()) {
            return NONE;
        }
        return readsRows ? ALL : statement.contains(" FOREIGN KEY ") && !putOff ? WRITES : MOMENT;
    }

    private static String table(String statement) {
        return new MigrationText(statement).table();
    }
}
