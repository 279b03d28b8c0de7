package io.bucketeer.data.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketeer.data.testkit.TestDatabase;
import io.bucketeer.data.testkit.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * What is in the image, and that it runs: its entry point, with its own class path, on the Java that runs this test,
 * since an image from nothing has none.
 */
class ImageIT {

    @TempDir
    private static Path files;

    private static Image image;

    @TempDir
    private Path directory;

    @BeforeAll
    static void unpack() throws IOException {
        image = Image.unpack(Path.of(System.getProperty("image.tar")), files);
    }

    @Test
    void theConfigurationSaysWhoRunsWhat() {
        JsonNode container = image.config().get("config");
        assertThat(container.get("User").asString()).isEqualTo("65532:65532");
        assertThat(texts(container.get("Entrypoint")))
                .startsWith("java")
                .contains("-XX:-UsePerfData")
                .endsWith("-cp", "@/app/jib-classpath-file", "io.bucketeer.data.cli.Main");
        assertThat(texts(container.get("Env"))).contains("BUCKETEER_CONFIG=/etc/bucketeer/bucketeer.yaml");
        assertThat(container.get("Labels").get("org.opencontainers.image.title").asString())
                .isEqualTo("bucketeer-data");
        assertThat(container
                        .get("Labels")
                        .get("org.opencontainers.image.version")
                        .asString())
                .isEqualTo(System.getProperty("project.version"));
    }

    @Test
    void nothingTellsWhenOrWhereItWasBuilt() throws IOException {
        assertThat(image.config().get("created").asString()).isEqualTo(System.getProperty("build.timestamp"));
        assertThat(image.config()
                        .get("history")
                        .valueStream()
                        .map(step -> step.get("created").asString()))
                .containsOnly(System.getProperty("build.timestamp"));
        assertThat(image.times()).containsOnly(1L);
        String here = Path.of("").toAbsolutePath().toString();
        assertThat(image.config().toString()).doesNotContain(here);
        try (Stream<Path> all = Files.walk(files)) {
            assertThat(all.filter(Files::isRegularFile)
                            .filter(file -> !file.toString().endsWith(".jar")))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(Files.readString(file)).doesNotContain(here));
        }
    }

    @Test
    void itHoldsTheLibraryAndNoTestServers() throws IOException {
        try (Stream<Path> jars = Files.walk(files)) {
            assertThat(jars.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".jar")))
                    .anyMatch(name -> name.startsWith("bucketeer-cli-"))
                    .anyMatch(name -> name.startsWith("bucketeer-dao-"))
                    .anyMatch(name -> name.startsWith("bucketeer-schema-mysql-"))
                    .anyMatch(name -> name.startsWith("postgresql-"))
                    .anyMatch(name -> name.startsWith("mysql-connector-j-"))
                    .noneMatch(name -> name.contains("testkit")
                            || name.contains("testcontainers")
                            || name.contains("embedded")
                            || name.contains("junit"));
        }
    }

    @Test
    void itKnowsItsVersionAndHasNoDemo() throws Exception {
        Image.Run version = image.run(directory.resolve("none.yaml"), "--version");
        assertThat(version.out().strip()).isEqualTo("bucketeer-data " + System.getProperty("project.version"));
        assertThat(version.code()).isZero();
        assertThat(image.run(directory.resolve("none.yaml"), "demo").code()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mysql", "postgres"})
    void everyCommandRuns(String type) throws Exception {
        try (TestDatabase database = TestServers.database(type).createDatabase("image")) {
            Path config = Commands.config(database, database.port(), database.password(), directory);

            assertThat(run(database, config, "validate").code()).isEqualTo(1);
            Image.Run migrate = run(database, config, "migrate", "--verbose");
            assertThat(migrate.code()).isZero();
            assertThat(migrate.out()).contains("applying 1.1 ", "the schema is at version ");
            assertThat(migrate.err()).contains("INFO  DbMigrate: ");
            assertThat(migrate.peakKib()).isBetween(1L, Image.MEMORY_LIMIT_MIB * 1024L);
            Image.Run info = run(database, config, "info");
            assertThat(info.code()).isZero();
            assertThat(info.out()).containsPattern("\n1\\.1 +applied");
            assertThat(run(database, config, "repair").code()).isZero();
            Image.Run baseline = run(database, config, "baseline", "--version", "1.3");
            assertThat(baseline.code()).isEqualTo(1);
            for (Image.Run quiet : List.of(info, baseline)) {
                assertThat(quiet.err().lines().filter(line -> !line.startsWith("SCHEMA_DIFFERS: ")))
                        .isEmpty();
            }
        }
    }

    private static Image.Run run(TestDatabase database, Path config, String... arguments) throws Exception {
        Image.Run run = image.run(config, arguments);
        assertThat(run.out() + run.err()).doesNotContain(database.password());
        return run;
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }
}
