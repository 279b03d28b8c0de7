package io.bucketeer.data.contract;

import java.util.List;
import java.util.regex.Pattern;

/** What all SQL of this module keeps to. Found by looking at the sources, so that no statement has to run. */
public enum SqlRule {

    /** No statement asks the server for the time. */
    OWN_CLOCK(
            "\\b(now|sysdate|curdate|clock_timestamp|unix_timestamp|utc_timestamp)\\s*\\(|\\bcurrent_(time|date)",
            "\\bDSL\\.(current\\w+|now)\\("),

    /** No statement passes over what the server refuses. */
    NO_ERROR_IGNORED(
            "\\b(insert|update)\\s+ignore\\b|\\breplace\\s+into\\b",
            "\\.(onDuplicateKeyIgnore|onConflictDoNothing|mergeInto)\\("),

    /** Every statement names the columns that it reads. */
    NAMED_COLUMNS("\\bselect \\*", "\\.(selectFrom|asterisk)\\(");

    private final Pattern texts;
    private final Pattern calls;

    /**
     * @param texts what breaks it in a text
     * @param calls what breaks it in calls of jOOQ's DSL
     */
    SqlRule(String texts, String calls) {
        this.texts = Pattern.compile(texts, Pattern.CASE_INSENSITIVE);
        this.calls = Pattern.compile(calls);
    }

    /** The texts and calls in all sources that break it. */
    public List<String> broken() {
        return SqlTexts.found(texts, calls);
    }

    /** Whether such a text breaks it. */
    boolean isBrokenBy(String sql) {
        return texts.matcher(sql).find();
    }
}
