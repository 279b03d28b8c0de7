package io.bucketeer.data.migration.lint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.flywaydb.core.api.MigrationVersion;

/**
 * All migrations that are looked at together.
 *
 * @param files in order of folder and version
 * @param released a line for each file that a release has brought: its SHA-256 and its path
 */
record MigrationSet(List<MigrationText> files, List<String> released) {

    private static final Comparator<MigrationText> ORDER = Comparator.comparing(MigrationText::folder)
            .thenComparing(file -> MigrationVersion.fromVersion(file.version()));

    MigrationSet {
        files = files.stream().sorted(ORDER).toList();
        released = List.copyOf(released);
    }

    /** From the texts of files by their paths; files that are no SQL are taken along where they belong. */
    static MigrationSet of(Map<String, String> texts, List<String> released) {
        List<MigrationText> files = texts.entrySet().stream()
                .filter(text -> text.getKey().endsWith(".sql"))
                .map(text -> new MigrationText(text.getKey(), text.getValue(), texts.get(text.getKey() + ".conf")))
                .toList();
        return new MigrationSet(files, released);
    }

    /** From folders that hold one folder for each half, by the name of the database. */
    static MigrationSet of(Map<String, Path> roots, Path released) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        for (Map.Entry<String, Path> root : roots.entrySet()) {
            try (Stream<Path> paths = Files.walk(root.getValue())) {
                paths.filter(Files::isRegularFile)
                        .forEach(path -> texts.put(
                                root.getKey() + "/"
                                        + root.getValue()
                                                .relativize(path)
                                                .toString()
                                                .replace('\\', '/'),
                                read(path)));
            }
        }
        return of(texts, lines(read(released)));
    }

    List<MigrationText> files(String engine) {
        return files.stream().filter(file -> file.engine().equals(engine)).toList();
    }

    /** Whether a release has brought it. */
    boolean isReleased(MigrationText file) {
        return released.stream().anyMatch(line -> pathOf(line).equals(file.path()));
    }

    /** Whether a table comes with the next release, so that it holds no rows and nobody uses it yet. */
    boolean isNew(String table, String engine) {
        return files(engine).stream().anyMatch(file -> file.creates(table) && !isReleased(file));
    }

    /** The path that a line about a released file names. */
    static String pathOf(String releasedLine) {
        return releasedLine.substring(releasedLine.lastIndexOf(' ') + 1);
    }

    /** The lines of a list that say something. */
    static List<String> lines(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
