package io.bucketeer.data.schema.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each file keeps the rules that stand in the README of this module. */
class MigrationFilesTest {

    private static final Path FOLDER = Path.of("src/main/resources/db/migration/mysql/operational");
    private static final Pattern NAME = Pattern.compile("V([12])\\.([1-9][0-9]*)__[a-z0-9]+(_[a-z0-9]+)*\\.sql");
    private static final Pattern COMMENT = Pattern.compile("(?m)^--.*$");
    private static final Pattern COMMENT_CLAUSE = Pattern.compile("COMMENT ''[^']*''|COMMENT '[^']*'");
    /** A statement that changes the schema, at the start of a line or of the text that is prepared. */
    private static final Pattern DDL = Pattern.compile("(?m)^'?(CREATE|ALTER|DROP|RENAME|TRUNCATE) ");

    private static final Pattern DML = Pattern.compile("(?m)^(INSERT|UPDATE|DELETE|REPLACE) ");
    private static final Pattern WORD = Pattern.compile("\\b[A-Za-z0-9_]+\\b");
    private static final int MYSQL_AND_POSTGRES_ALLOW = 60;

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted(Comparator.comparing(Path::toString)).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void namesSayVersionAndPurpose(Path file) {
        assertThat(name(file)).matches(NAME);
    }

    @Test
    void versionsOfBothStepsHaveNoGap() throws IOException {
        for (String step : List.of("1", "2")) {
            List<Integer> numbers = files().stream()
                    .flatMap(file -> NAME.matcher(name(file)).results())
                    .filter(match -> match.group(1).equals(step))
                    .map(match -> Integer.valueOf(match.group(2)))
                    .sorted()
                    .toList();
            assertThat(numbers)
                    .isNotEmpty()
                    .isEqualTo(IntStream.rangeClosed(1, numbers.size()).boxed().toList());
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void oneFileHoldsOneChange(Path file) throws IOException {
        String sql = withoutComments(file);

        assertThat(DDL.matcher(sql).results().count()
                        + DML.matcher(sql).results().count())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyChangeMayRunAgain(Path file) throws IOException {
        String sql = withoutComments(file);

        assertThat(sql)
                .satisfiesAnyOf(
                        text -> assertThat(text).contains("CREATE TABLE IF NOT EXISTS "),
                        text -> assertThat(text)
                                .startsWith("SET @ddl = IF(")
                                .contains("information_schema")
                                .endsWith("'DO 0');\nPREPARE migration FROM @ddl;\nEXECUTE migration;\n"
                                        + "DEALLOCATE PREPARE migration;"),
                        text -> assertThat(text).contains("ON DUPLICATE KEY UPDATE"),
                        // a second run finds nothing left to change
                        text -> assertThat(text).matches("UPDATE \\w+ SET (\\w+) = \\S+ WHERE \\1 IS NULL;"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void changesOfATableSayHowTheyLockIt(Path file) throws IOException {
        String sql = withoutComments(file);
        // INSTANT locks nothing, and MySQL refuses it together with a LOCK.
        if (sql.contains("ALTER TABLE") || sql.contains("CREATE INDEX")) {
            assertThat(sql).containsPattern("ALGORITHM = (INSTANT'|(INPLACE|COPY),?\\s+LOCK = (NONE|SHARED))");
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void identifiersAreShortEnoughForBothDatabases(Path file) throws IOException {
        String sql = COMMENT_CLAUSE.matcher(withoutComments(file)).replaceAll("");

        assertThat(WORD.matcher(sql).results().map(MatchResult::group))
                .allMatch(word -> word.length() <= MYSQL_AND_POSTGRES_ALLOW);
    }

    @ParameterizedTest
    @MethodSource("files")
    void onlyTheFirstStepHasBucketeersCollation(Path file) throws IOException {
        assertThat(withoutComments(file).contains("utf8mb4_general_ci"))
                .isEqualTo(name(file).startsWith("V1."));
    }

    private static String withoutComments(Path file) throws IOException {
        return COMMENT.matcher(Files.readString(file)).replaceAll("").strip();
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }
}
