package io.bucketeer.data.migration.lint;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/** Words that cannot be names; {@code ReservedWordsIT} asks the servers for them. */
final class ReservedWords {

    private static final Set<String> MYSQL = read("mysql");
    private static final Set<String> POSTGRES = read("postgres");

    private ReservedWords() {}

    /** Those of a database, in small letters. */
    static Set<String> of(String database) {
        return database.equals("mysql") ? MYSQL : POSTGRES;
    }

    private static Set<String> read(String database) {
        String file = "/lint/reserved-words-" + database + ".txt";
        try (InputStream words = ReservedWords.class.getResourceAsStream(file)) {
            if (words == null) {
                throw new IllegalStateException("No file " + file);
            }
            return MigrationSet.lines(new String(words.readAllBytes(), StandardCharsets.UTF_8)).stream()
                    .flatMap(line -> Set.of(line.split(" ")).stream())
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
