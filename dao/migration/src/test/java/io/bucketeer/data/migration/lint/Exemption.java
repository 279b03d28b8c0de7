package io.bucketeer.data.migration.lint;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A file, or several of one kind, that may break a rule.
 *
 * @param file its path, such as {@code mysql/operational/V1.1__create_tag.sql}; {@code *} stands for any characters
 * @param rule the rule
 * @param reason why
 */
record Exemption(String file, String rule, String reason) {

    private static final int SHORTEST_REASON = 15;

    /**
     * Reads {@code file | rule | reason}, one a line.
     *
     * @throws IllegalArgumentException for a line that is not so, such as one without a reason
     */
    static List<Exemption> read(String text) {
        return MigrationSet.lines(text).stream().map(Exemption::of).toList();
    }

    private static Exemption of(String line) {
        String[] parts = line.split("\\s*\\|\\s*");
        if (parts.length != 3 || parts[2].length() < SHORTEST_REASON) {
            throw new IllegalArgumentException("An exemption is 'file | rule | reason', not: " + line);
        }
        return new Exemption(parts[0], parts[1], parts[2]);
    }

    boolean covers(Finding finding) {
        String pattern = Pattern.quote(file).replace("*", "\\E.*\\Q");
        return finding.file().matches(pattern) && finding.rule().equals(rule);
    }
}
