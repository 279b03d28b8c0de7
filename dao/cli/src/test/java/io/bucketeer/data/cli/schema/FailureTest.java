package io.bucketeer.data.cli.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketeer.data.error.ConfigurationException;
import io.bucketeer.data.error.ErrorCode;
import io.bucketeer.data.error.InternalDataAccessException;
import io.bucketeer.data.error.UnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Failures that need no server; those of migrations are provoked in {@code SchemaCommandsIT}. */
class FailureTest {

    @Test
    void theKindOfAFailureDecidesTheExitCode() {
        assertThat(Failure.of(new ConfigurationException(ErrorCode.LOGIN_REFUSED, "a", null)))
                .isEqualTo(new Failure(
                        ExitStatus.MISCONFIGURED,
                        "LOGIN_REFUSED: a. Check user name, password, database name and the server's access rules."));
        assertThat(Failure.of(new UnavailableException(ErrorCode.UNAVAILABLE, "b", null))
                        .status())
                .isEqualTo(ExitStatus.UNREACHABLE);
        assertThat(Failure.of(new InternalDataAccessException(ErrorCode.INTERNAL, "c", null))
                        .status())
                .isEqualTo(ExitStatus.INTERNAL);
    }

    @Test
    void theTextOfAnUnexpectedExceptionIsNotShown() {
        Failure failure = Failure.of(new IllegalStateException("CANARY"));

        assertThat(failure.status()).isEqualTo(ExitStatus.INTERNAL);
        assertThat(failure.message())
                .isEqualTo("INTERNAL: unexpected java.lang.IllegalStateException."
                        + " Run the command again with --stacktrace and report what it shows.");
    }

    @Test
    void exitCodesAreEachTheirOwnAndNeverChange() {
        assertThat(Arrays.stream(ExitStatus.values())
                        .map(status -> status + " " + status.code())
                        .toList())
                .containsExactly(
                        "DONE 0",
                        "SCHEMA_DIFFERS 1",
                        "MISCONFIGURED 2",
                        "UNREACHABLE 3",
                        "MIGRATION_FAILED 4",
                        "LOCK_TIMEOUT 5",
                        "INTERNAL 70");
    }

    @Test
    void theOperationsGuideListsEveryExitCode() throws IOException {
        assertThat(Files.readAllLines(Path.of("..", "..", "docs", "operations.md")).stream()
                        .filter(line -> line.matches("\\| \\d+ \\| .*")))
                .containsExactlyElementsOf(Arrays.stream(ExitStatus.values())
                        .map(status -> "| " + status.code() + " | " + status.meaning() + " |")
                        .toList());
    }

    @Test
    void theErrorsPageNamesTheExitCodesOfEachReason() throws IOException {
        Pattern row = Pattern.compile("\\| `([A-Z_]+)` \\| ([\\d, ]+) \\|.*");
        assertThat(Files.readAllLines(Path.of("..", "..", "docs", "errors.md")).stream()
                        .map(row::matcher)
                        .filter(Matcher::matches)
                        .map(found -> found.group(1) + " " + found.group(2)))
                .containsExactly(
                        "SCHEMA_DIFFERS 1",
                        "NOT_ADOPTABLE 1",
                        "LOCK_TIMEOUT 5",
                        "MIGRATION_FAILED 4",
                        "DATABASE_REFUSED 2, 3");
    }

    @ParameterizedTest
    @CsvSource({"0, 0 ms", "999, 999 ms", "1000, 1.0 s", "7249, 7.2 s", "65000, 65.0 s", "-5, 0 ms"})
    void durationsHaveAUnit(long millis, String text) {
        assertThat(Times.text(Duration.ofMillis(millis))).isEqualTo(text);
    }
}
