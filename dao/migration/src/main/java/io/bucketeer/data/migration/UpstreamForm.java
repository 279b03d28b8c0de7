package io.bucketeer.data.migration;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A form in which Bucketeer's own migrations leave the tables that we need.
 *
 * @param version the version of our migrations that makes the same
 * @param shape those tables, and no others
 */
record UpstreamForm(String version, SchemaFingerprint shape) {

    private static final String COMMENT = "comment";

    /** A column that a row need not name: it may be null, has a value of its own, or is computed. */
    private static final Pattern OPTIONAL =
            Pattern.compile("(?!.* not null).*|.* (default|as) .*|.* auto_increment\\b.*");

    /** The form that stands in a file beside this class, a fact in a line: owner, kind, name, definition. */
    static UpstreamForm read(String type, String version) {
        String file = "upstream-" + type + "-" + version + ".txt";
        try (InputStream text = UpstreamForm.class.getResourceAsStream(file)) {
            if (text == null) {
                throw new IllegalStateException("No file " + file);
            }
            return new UpstreamForm(
                    version,
                    SchemaFingerprint.of(new String(text.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .map(line -> line.split("\t", 4))
                            .map(fact -> new SchemaFact(fact[0], fact[1], fact[2], fact[3]))
                            .toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names of its tables. */
    Set<String> tables() {
        return shape.facts().stream().map(SchemaFact::owner).collect(Collectors.toSet());
    }

    /** The columns of a table's primary key, separated by commas. */
    String key(String table) {
        return shape.facts().stream()
                .filter(fact -> fact.owner().equals(table) && fact.name().equals("PRIMARY"))
                .map(SchemaFact::definition)
                .findFirst()
                .orElseThrow();
    }

    /**
     * How a schema differs from this form, as far as it matters. It does not matter what other tables there are, in
     * which order columns stand, what comments say, which further columns there are as long as a row need not name
     * them, and which further indexes, as long as they are not unique.
     *
     * @param taken names of columns and indexes that later migrations add, and that must be free
     */
    List<SchemaDifference> differencesOf(SchemaFingerprint schema, Set<String> taken) {
        Set<String> tables = tables();
        return schema.only(fact -> tables.contains(fact.owner())).differences(shape).stream()
                .filter(difference -> matters(difference, taken))
                .toList();
    }

    private static boolean matters(SchemaDifference difference, Set<String> taken) {
        if (difference.kind().equals(COMMENT)) {
            return false;
        }
        String found = difference.found();
        if (difference.expected() != null || found == null || taken.contains(difference.name())) {
            return true;
        }
        return switch (difference.kind()) {
            case "index" -> false;
            case "column" -> !OPTIONAL.matcher(found).matches();
            default -> true;
        };
    }
}
