package io.bucketeer.data.schema.postgres;

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

    private static final Path FOLDER = Path.of("src/main/resources/db/migration/postgres/operational");
    private static final Pattern NAME = Pattern.compile("V1\\.([1-9][0-9]*)__[a-z0-9]+(_[a-z0-9]+)*\\.sql");
    private static final Pattern COMMENT = Pattern.compile("(?m)^--.*$");
    private static final Pattern LITERAL = Pattern.compile("'[^']*'");
    private static final Pattern WORD = Pattern.compile("\\b[A-Za-z0-9_]+\\b");
    private static final Pattern CREATED = Pattern.compile("(?m)^CREATE (TABLE|TYPE|DOMAIN) (\\w+)");
    private static final Pattern ADDED = Pattern.compile("ALTER TABLE (\\w+)\\s+ADD COLUMN (\\w+)");
    private static final Pattern TEXT_COLUMN =
            Pattern.compile("(?m)^(?: +|.* ADD COLUMN )\\w+ (varchar\\(\\d+\\)|text\\b).*$");
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
    void versionsHaveNoGap() throws IOException {
        List<Integer> numbers = files().stream()
                .flatMap(file -> NAME.matcher(name(file)).results())
                .map(match -> Integer.valueOf(match.group(1)))
                .sorted()
                .toList();

        assertThat(numbers)
                .isNotEmpty()
                .isEqualTo(IntStream.rangeClosed(1, numbers.size()).boxed().toList());
    }

    @ParameterizedTest
    @MethodSource("files")
    void whatIsCreatedIsExplained(Path file) throws IOException {
        String sql = withoutComments(file);

        assertThat(CREATED.matcher(sql).results())
                .allMatch(match -> sql.contains("COMMENT ON " + match.group(1) + " " + match.group(2) + " IS"));
        assertThat(ADDED.matcher(sql).results())
                .allMatch(match -> sql.contains("COMMENT ON COLUMN " + match.group(1) + "." + match.group(2) + " IS"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void textColumnsCompareByCodePoint(Path file) throws IOException {
        assertThat(TEXT_COLUMN.matcher(withoutComments(file)).results().map(MatchResult::group))
                .allMatch(column -> column.contains("COLLATE \"C\""));
    }

    @ParameterizedTest
    @MethodSource("files")
    void identifiersAreShortEnoughForBothDatabases(Path file) throws IOException {
        String sql = LITERAL.matcher(withoutComments(file)).replaceAll("");

        // PostgreSQL cuts a longer one without a word.
        assertThat(WORD.matcher(sql).results().map(MatchResult::group))
                .allMatch(word -> word.length() <= MYSQL_AND_POSTGRES_ALLOW);
    }

    private static String withoutComments(Path file) throws IOException {
        return COMMENT.matcher(Files.readString(file)).replaceAll("").strip();
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }
}
