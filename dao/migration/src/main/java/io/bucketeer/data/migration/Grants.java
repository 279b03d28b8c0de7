package io.bucketeer.data.migration;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What MySQL says of the rights of a session's user. The server has no other way to ask for a right without using it,
 * and where several grants apply to a database it takes one of them instead of adding them up; which one depends on
 * what else is on. In doubt the right counts as missing.
 *
 * @param lines what {@code SHOW GRANTS} answers, which has the rights of active roles in it
 * @param roles whether a role is active
 * @param literal whether {@code partial_revokes} is on, so that names of databases have no wildcards
 */
record Grants(List<String> lines, boolean roles, boolean literal) {

    private static final String STATE = "SELECT CURRENT_ROLE() <> 'NONE', @@partial_revokes";

    Grants {
        lines = List.copyOf(lines);
    }

    /** Of the user that a connection works as. */
    static Grants of(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            List<String> lines = new ArrayList<>();
            try (ResultSet row = statement.executeQuery("SHOW GRANTS")) {
                while (row.next()) {
                    lines.add(row.getString(1));
                }
            }
            try (ResultSet state = statement.executeQuery(STATE)) {
                state.next();
                return new Grants(lines, state.getBoolean(1), state.getBoolean(2));
            }
        }
    }

    /** Whether the user has a right on all tables of a database; rights on single tables do not count. */
    boolean hold(String right, String database) {
        List<Grant> grants =
                lines.stream().flatMap(line -> Grant.read(line).stream()).toList();
        boolean revoked = grants.stream()
                .anyMatch(grant -> grant.revoked() && grant.pattern().equals(database) && grant.holds(right));
        if (!revoked && grants.stream().anyMatch(grant -> grant.isGlobal() && grant.holds(right))) {
            return true;
        }
        List<Grant> matching = grants.stream()
                .filter(grant -> !grant.revoked() && !grant.isGlobal())
                .filter(grant -> literal ? grant.pattern().equals(database) : grant.matches(database))
                .toList();
        // while a role is active any of them may be the one that counts, but none with an escaped wildcard
        List<Grant> counting = roles
                ? matching.stream().filter(grant -> !grant.isEscaped()).toList()
                : mostSpecific(matching, database);
        return !counting.isEmpty() && counting.stream().allMatch(grant -> grant.holds(right));
    }

    private static List<Grant> mostSpecific(List<Grant> matching, String database) {
        return Stream.<Predicate<Grant>>of(
                        grant -> !grant.hasWildcard(), grant -> grant.pattern().equals(database), grant -> true)
                .map(kind -> matching.stream().filter(kind).toList())
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /**
     * Rights on everything or on databases.
     *
     * @param revoked whether they are taken from those on everything
     * @param rights the rights
     * @param pattern which databases, as {@code LIKE} reads it; {@code *} for everything
     */
    private record Grant(boolean revoked, Set<String> rights, String pattern) {

        /** The server quotes names as the session's {@code sql_mode} and {@code sql_quote_show_create} say. */
        private static final Pattern LINE = Pattern.compile(
                "(GRANT|REVOKE) (.+?) ON (\\*|`(?:[^`]|``)+`|\"(?:[^\"]|\"\")+\"|[^\\s.`\"]+)\\.\\* .*");

        private static final String EVERYTHING = "*";
        private static final Pattern TOKEN = Pattern.compile("\\\\?.");

        static Optional<Grant> read(String line) {
            Matcher parts = LINE.matcher(line);
            return parts.matches()
                    ? Optional.of(new Grant(
                            parts.group(1).equals("REVOKE"),
                            Set.copyOf(List.of(parts.group(2).split(",\\s*"))),
                            unquoted(parts.group(3))))
                    : Optional.empty();
        }

        private static String unquoted(String name) {
            char quote = name.charAt(0);
            return quote == '`' || quote == '"'
                    ? name.substring(1, name.length() - 1)
                            .replace(String.valueOf(quote).repeat(2), String.valueOf(quote))
                    : name;
        }

        boolean isGlobal() {
            return !revoked && pattern.equals(EVERYTHING);
        }

        boolean holds(String right) {
            return rights.contains(right) || rights.contains("ALL PRIVILEGES");
        }

        boolean isEscaped() {
            return pattern.contains("\\");
        }

        boolean hasWildcard() {
            return tokens().anyMatch(token -> token.equals("%") || token.equals("_"));
        }

        boolean matches(String database) {
            StringBuilder expression = new StringBuilder();
            tokens().forEach(token -> expression.append(
                    switch (token) {
                        case "%" -> ".*";
                        case "_" -> ".";
                        default -> Pattern.quote(token.substring(token.length() - 1));
                    }));
            return database.matches(expression.toString());
        }

        private Stream<String> tokens() {
            return TOKEN.matcher(pattern).results().map(token -> token.group());
        }
    }
}
