package io.bucketeer.data.schema.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files are numbered without a gap and explain what they make. What else they may do is checked by {@code LintTest} of
 * {@code dao/migration}.
 */
class MigrationFilesTest {

    private static final Path FOLDER = Path.of("src/main/resources/db/migration/postgres/operational");
    private static final Pattern NAME = Pattern.compile("V1\\.([1-9][0-9]*)__[a-z0-9]+(_[a-z0-9]+)*\\.sql");
    private static final Pattern COMMENT = Pattern.compile("(?m)^--.*$");
    private static final Pattern CREATED = Pattern.compile("(?m)^CREATE (TABLE|TYPE|DOMAIN) (\\w+)");
    private static final Pattern ADDED = Pattern.compile("ALTER TABLE (\\w+)\\s+ADD COLUMN (\\w+)");

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

    private static String withoutComments(Path file) throws IOException {
        return COMMENT.matcher(Files.readString(file)).replaceAll("").strip();
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }
}
