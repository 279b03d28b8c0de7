package io.bucketeer.data.schema.mysql;

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

/** Files are numbered without a gap. What they may do is checked by {@code LintTest} of {@code dao/migration}. */
class MigrationFilesTest {

    private static final Path FOLDER = Path.of("src/main/resources/db/migration/mysql/operational");
    private static final Pattern NAME = Pattern.compile("V([12])\\.([1-9][0-9]*)__[a-z0-9]+(_[a-z0-9]+)*\\.sql");

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

    private static String name(Path file) {
        return file.getFileName().toString();
    }
}
