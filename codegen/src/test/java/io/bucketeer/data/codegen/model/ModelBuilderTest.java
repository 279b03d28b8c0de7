package io.bucketeer.data.codegen.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketeer.data.codegen.catalog.CatalogYaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every directory of {@code golden/model} is a case: two catalogs and a model file in, either the model or all
 * problems out.
 */
class ModelBuilderTest {

    private static final Path CASES = Path.of("src", "test", "resources", "golden", "model");
    private static final String MODEL = "expected.txt";
    private static final String PROBLEMS = "problems.txt";

    static List<Path> cases() throws IOException {
        try (Stream<Path> directories = Files.list(CASES)) {
            return directories.sorted().toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void goldenCaseGivesExactlyItsModelOrItsProblems(Path directory) {
        assertThat(Files.exists(directory.resolve(MODEL)) ^ Files.exists(directory.resolve(PROBLEMS)))
                .as("%s has one of %s and %s", directory, MODEL, PROBLEMS)
                .isTrue();
        String expected = Files.exists(directory.resolve(MODEL)) ? MODEL : PROBLEMS;

        assertThat(outcome(directory)).isEqualTo(expected + "\n" + read(directory.resolve(expected)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void runningTwiceGivesTheSame(Path directory) {
        assertThat(outcome(directory)).isEqualTo(outcome(directory));
    }

    private static String outcome(Path directory) {
        try {
            ModelFile model = ModelFile.parse("model.yaml", read(directory.resolve("model.yaml")));
            return MODEL + "\n"
                    + ModelText.of(ModelBuilder.build(
                            CatalogYaml.read(read(directory.resolve("mysql.yaml"))),
                            CatalogYaml.read(read(directory.resolve("postgres.yaml"))),
                            model));
        } catch (ModelException e) {
            return PROBLEMS + "\n" + e.getMessage() + "\n";
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
