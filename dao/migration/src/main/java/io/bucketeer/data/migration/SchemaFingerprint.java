package io.bucketeer.data.migration;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What a database's catalog says about its schema, in an order and a form that depend on nothing else: tables, columns
 * with types, collations, nullability and defaults, keys, indexes, foreign keys, checks, triggers, views and comments; on
 * PostgreSQL also types, domains and functions. Not in it are the histories of migrations, single partitions, the
 * order of columns in a table, and rows. Two servers of one major version print equal schemas equally; others may differ
 * in how they print an expression.
 *
 * <p>Immutable; threads may share it.
 */
public final class SchemaFingerprint {

    private final Map<String, SchemaFact> facts;

    private SchemaFingerprint(List<SchemaFact> facts) {
        this.facts = facts.stream()
                .collect(Collectors.toMap(SchemaFact::subject, fact -> fact, SchemaFingerprint::joined, TreeMap::new));
    }

    /**
     * Of the database, on PostgreSQL the schema, that a connection is in. Reads the catalog and changes nothing.
     *
     * @param type {@code mysql} or {@code postgres}
     * @throws IllegalArgumentException for another type
     * @throws MigrationException when the catalog cannot be read
     */
    public static SchemaFingerprint of(String type, Connection connection) {
        Engine engine = Engine.of(type);
        List<SchemaFact> facts = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            for (String query : engine.catalog().queries()) {
                try (ResultSet rows = statement.executeQuery(query)) {
                    while (rows.next()) {
                        facts.add(new SchemaFact(
                                rows.getString(1),
                                rows.getString(2),
                                rows.getString(3),
                                engine.catalog().normal(rows.getString(4))));
                    }
                }
            }
        } catch (SQLException e) {
            throw Failures.ofConnection(e);
        }
        facts.removeIf(fact -> Half.isHistory(fact.owner()));
        return new SchemaFingerprint(facts);
    }

    /** The fingerprint of what was once written down as {@link #facts()}. */
    public static SchemaFingerprint of(List<SchemaFact> facts) {
        return new SchemaFingerprint(facts);
    }

    /** Everything it knows, ordered by owner, kind and name. */
    public List<SchemaFact> facts() {
        return List.copyOf(facts.values());
    }

    /** The part of it that is of interest, such as some of the tables, or all but the comments. */
    public SchemaFingerprint only(Predicate<SchemaFact> interest) {
        return new SchemaFingerprint(facts.values().stream().filter(interest).toList());
    }

    /** SHA-256 of all facts, as 64 hexadecimal digits: equal for equal schemas. */
    public String digest() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            facts.values().forEach(fact -> digest.update((fact + "\n").getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    /**
     * How this schema differs from another one, a line for each fact: {@code -} what only the other has, {@code +} what
     * only this one has, {@code ~} what both say differently, the other's word first. Empty when they are equal.
     */
    public List<String> differencesFrom(SchemaFingerprint other) {
        return differences(other).stream().map(SchemaDifference::toString).toList();
    }

    /** The same, each in its parts: what the other schema says is expected, what this one says is found. */
    public List<SchemaDifference> differences(SchemaFingerprint other) {
        TreeSet<String> subjects = new TreeSet<>(facts.keySet());
        subjects.addAll(other.facts.keySet());
        return subjects.stream()
                .filter(subject -> !Objects.equals(other.facts.get(subject), facts.get(subject)))
                .map(subject -> SchemaDifference.of(other.facts.get(subject), facts.get(subject)))
                .toList();
    }

    /** The catalog gives some definitions in parts, such as the columns of an index. */
    private static SchemaFact joined(SchemaFact first, SchemaFact next) {
        return new SchemaFact(first.owner(), first.kind(), first.name(), first.definition() + ", " + next.definition());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SchemaFingerprint fingerprint && facts.equals(fingerprint.facts);
    }

    @Override
    public int hashCode() {
        return facts.hashCode();
    }

    /** One line for each fact. */
    @Override
    public String toString() {
        return facts.values().stream().map(SchemaFact::toString).collect(Collectors.joining("\n"));
    }
}
