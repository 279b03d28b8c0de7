package io.bucketeer.data.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketeer.data.config.DataConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README shows what is compiled, run and read. */
final class ReadmeTest {

    @Test
    void javaBlock_isTheExampleThatIsRun() {
        assertThat(Documents.readmeBlock("java")).isEqualTo(Documents.readmeExample() + "}\n");
    }

    @Test
    void yamlBlock_isAConfiguration(@TempDir Path directory) throws IOException {
        Path password = Files.writeString(directory.resolve("password"), "a secret\n");
        Path yaml = Files.writeString(
                directory.resolve("bucketeer.yaml"),
                Documents.readmeBlock("yaml").replace("/run/secrets/bucketeer-password", password.toString()));
        DataConfig config = DataConfig.load(yaml);
        assertThat(config.rdbms().type()).isEqualTo("postgres");
        assertThat(config.rdbms().hostAndPort()).isEqualTo("localhost:5432");
        assertThat(config.rdbms().database()).isEqualTo("bucketeer");
        assertThat(config.rdbms().pool().maximumSize()).isEqualTo(20);
    }
}
