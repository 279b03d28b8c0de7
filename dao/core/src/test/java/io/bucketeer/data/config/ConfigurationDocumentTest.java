package io.bucketeer.data.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keeps {@code docs/configuration.md} equal to the code. */
class ConfigurationDocumentTest {

    private static final Path DOCUMENT = Path.of("../../docs/configuration.md");

    @Test
    void tableListsEveryKeyWithTypeDefaultRangeAndMeaning() throws IOException {
        List<List<String>> rows = Files.readAllLines(DOCUMENT).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> Arrays.stream(line.substring(1).split("\\|"))
                        .map(String::strip)
                        .toList())
                .toList();

        assertThat(rows)
                .containsExactlyElementsOf(Stream.of(Keys.RDBMS, Keys.NOSQL, Keys.API_KEYS)
                        .flatMap(shape -> rows(shape, shape.name()))
                        .toList());
    }

    @Test
    void eventsHaveTheKeysOfTheDatabase() {
        assertThat(rows(Keys.EVENTS, "rdbms"))
                .containsExactlyElementsOf(rows(Keys.RDBMS, "rdbms").toList());
    }

    @Test
    void exampleIsAccepted(@TempDir Path directory) throws IOException {
        Path secret = Files.writeString(directory.resolve("secret"), "secret\n");
        String example = Files.readString(DOCUMENT)
                .split("```yaml\n")[1]
                .split("```")[0]
                .replaceAll("/etc/ssl/[a-z.-]+", "src/test/resources/io/bucketeer/data/config/ca.pem")
                .replaceAll("/run/secrets/[a-z]+", secret.toString());

        DataConfig config =
                DataConfig.parse("configuration.md", example, Map.of("EVENTS_USER", "u", "EVENTS_PASSWORD", "p"));

        assertThat(config.rdbms().pool().maximumSize()).isEqualTo(20);
        assertThat(config.events()).map(DatabaseConfig::hostAndPort).contains("events.example.com:3306");
        assertThat(config.nosql()).map(NosqlConfig::tls).contains(Tls.verifyFull());
    }

    private static Stream<List<String>> rows(Shape shape, String path) {
        Stream<List<String>> own = shape.keys().stream()
                .map(key -> List.of(
                        "`" + path + "." + key.name() + "`",
                        key.kind().typeName(),
                        key.fallbackText(),
                        key.kind().range(),
                        key.secret() ? "yes" : "no",
                        key.meaning()));
        return Stream.concat(own, shape.sections().stream().flatMap(inner -> rows(inner, path + "." + inner.name())));
    }
}
