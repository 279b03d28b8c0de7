package io.bucketeer.data.migration.lint;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.api.MigrationVersion;

/** What shows only when several files are looked at together. */
final class SetRules {

    private SetRules() {}

    static List<LintRule> all() {
        return List.of(
                new LintRule("key-width", KeyWidths::findings),
                new LintRule("schema-level", SchemaLevels::findings),
                new LintRule("nullable-attribute", SetRules::nullableAttribute),
                new LintRule("twin", SetRules::twin),
                new LintRule("released", SetRules::released));
    }

    /** Values written before have null in what a type gets later, whatever its type says. */
    private static Stream<Finding> nullableAttribute(MigrationSet set) {
        Set<String> neverNull = set.files("postgres").stream()
                .flatMap(file -> file.statements().stream())
                .filter(statement -> statement.begins("CREATE", "DOMAIN") && statement.has("NOT", "NULL"))
                .map(statement -> statement.from(2).name())
                .collect(Collectors.toSet());
        return set.files("postgres").stream()
                .flatMap(file -> file.statements().stream()
                        .filter(statement -> statement.begins("ALTER", "TYPE"))
                        .flatMap(statement -> Definitions.newColumns(statement).stream())
                        .filter(attribute ->
                                neverNull.contains(attribute.from(1).name()))
                        .map(attribute -> new Finding(
                                file.path(),
                                attribute.line(),
                                "nullable-attribute",
                                attribute.from(1).name() + " is never null, but values written before have no "
                                        + attribute.name())));
    }

    /**
     * Both databases get the same changes under the same names. Up to the first release they come to the same schema on
     * ways of their own, since only MySQL takes over what Bucketeer made.
     */
    private static Stream<Finding> twin(MigrationSet set) {
        return set.files().stream()
                .filter(file -> !set.isReleased(file) && followsARelease(set, file))
                .filter(file -> set.files(other(file)).stream()
                        .filter(isInHalf(file))
                        .noneMatch(twin -> twin.logicalName().equals(file.logicalName())))
                .map(file -> new Finding(
                        file.path(), 1, "twin", other(file) + " has no migration called " + file.logicalName()));
    }

    private static boolean followsARelease(MigrationSet set, MigrationText file) {
        return set.files(other(file)).stream().anyMatch(isInHalf(file).and(set::isReleased));
    }

    private static String other(MigrationText file) {
        return file.engine().equals("mysql") ? "postgres" : "mysql";
    }

    private static Predicate<MigrationText> isInHalf(MigrationText file) {
        String half = file.folder().substring(file.engine().length());
        return other -> other.folder().endsWith(half);
    }

    /** Databases have it already: a released file never changes, and nothing is put before it. */
    private static Stream<Finding> released(MigrationSet set) {
        return Stream.concat(
                set.released().stream().flatMap(line -> changed(set, line)),
                set.files().stream()
                        .filter(file -> isBeforeReleased(set, file))
                        .map(file -> new Finding(
                                file.path(),
                                1,
                                "released",
                                "comes before a released migration; take the next version")));
    }

    private static Stream<Finding> changed(MigrationSet set, String line) {
        String path = MigrationSet.pathOf(line);
        List<MigrationText> files =
                set.files().stream().filter(file -> file.path().equals(path)).toList();
        String problem = files.isEmpty() ? "is gone" : "was changed";
        boolean same = files.stream().anyMatch(file -> line.startsWith(digest(file)));
        return same
                ? Stream.empty()
                : Stream.of(new Finding(
                        path, 1, "released", problem + " since its release; bring it back and write a new migration"));
    }

    private static boolean isBeforeReleased(MigrationSet set, MigrationText file) {
        MigrationVersion version = MigrationVersion.fromVersion(file.version());
        return !set.isReleased(file)
                && set.files().stream()
                        .filter(other -> other.folder().equals(file.folder()) && set.isReleased(other))
                        .anyMatch(other -> version.compareTo(MigrationVersion.fromVersion(other.version())) < 0);
    }

    /** Whatever line ends a working copy has. */
    private static String digest(MigrationText file) {
        try {
            byte[] text = file.text().replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
