package io.bucketeer.data.codegen.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketeer.data.codegen.catalog.CatalogYaml;
import io.bucketeer.data.codegen.model.DataModel;
import io.bucketeer.data.codegen.model.ModelBuilder;
import io.bucketeer.data.codegen.model.ModelFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every directory of {@code golden/render} is a case: two catalogs and a model file in, every source file out. The
 * expected files are read and judged like hand-written code before they are committed.
 */
class ModelRendererTest {

    private static final Path CASES = Path.of("src", "test", "resources", "golden", "render");
    private static final Pattern IMPORT = Pattern.compile("(?m)^import (?:static )?[\\w.]+\\.(\\w+);\n");

    /** A public type, method or constant, and whatever stands in the line before it. */
    private static final Pattern PUBLIC =
            Pattern.compile("(?m)^(?<before>.*)\n(?<line> {0,8}public (?!\\w+ \\{).*|    [\\w<>]+ \\w+\\(.*\\);)$");

    static List<Path> cases() throws IOException {
        try (Stream<Path> directories = Files.list(CASES)) {
            return directories.sorted().toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void goldenCaseGivesExactlyItsFiles(Path directory) throws IOException {
        Map<String, String> expected = new TreeMap<>();
        Path root = directory.resolve("expected");
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                expected.put(root.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        }

        assertThat(rendered(directory).keySet()).isEqualTo(expected.keySet());
        rendered(directory).forEach((path, text) -> assertThat(text).as(path).isEqualTo(expected.get(path)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void renderingTwiceGivesTheSameBytesInTheSameOrder(Path directory) throws IOException {
        assertThat(ModelRenderer.render(model(directory))).isEqualTo(ModelRenderer.render(model(directory)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void noLineIsLongerThanTheMarginOrEndsInBlanks(Path directory) throws IOException {
        rendered(directory)
                .forEach((path, text) -> assertThat(text.lines())
                        .as(path)
                        .allMatch(line -> line.length() <= 120)
                        .allMatch(line -> line.equals(line.stripTrailing())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void everyImportIsUsed(Path directory) throws IOException {
        rendered(directory).forEach((path, text) -> {
            String body = IMPORT.matcher(text).replaceAll("");
            Matcher imports = IMPORT.matcher(text);
            while (imports.find()) {
                assertThat(body).as(path).containsPattern("\\b" + imports.group(1) + "\\b");
            }
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void everythingPublicHasJavadoc(Path directory) throws IOException {
        rendered(directory).forEach((path, text) -> {
            Matcher matcher = PUBLIC.matcher(text);
            while (matcher.find()) {
                assertThat(matcher.group("before"))
                        .as("%s: %s", path, matcher.group("line"))
                        .containsAnyOf("*/", "@Override");
            }
        });
    }

    private static Map<String, String> rendered(Path directory) throws IOException {
        Map<String, String> files = new TreeMap<>();
        for (SourceFile file : ModelRenderer.render(model(directory))) {
            assertThat(files.put(file.path(), file.text())).as(file.path()).isNull();
        }
        return files;
    }

    private static DataModel model(Path directory) throws IOException {
        return ModelBuilder.build(
                CatalogYaml.read(Files.readString(directory.resolve("mysql.yaml"))),
                CatalogYaml.read(Files.readString(directory.resolve("postgres.yaml"))),
                ModelFile.read(directory.resolve("model.yaml")));
    }
}
