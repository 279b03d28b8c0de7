package io.bucketeer.data.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketeer.data.error.ConfigurationException.Problem;
import io.bucketeer.data.error.InvalidDataException.Violation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DataAccessExceptionTest {

    @Test
    void messageIsCodeThenFailureThenRemedy() {
        DuplicateKeyException exception =
                new DuplicateKeyException("tag_pkey", "Tag 't1' of environment 'e1' was not inserted", null);

        assertThat(exception)
                .hasMessage("DUPLICATE_KEY: Tag 't1' of environment 'e1' was not inserted. "
                        + "Choose another key, or read the existing row and update it.");
        assertThat(exception.code()).isEqualTo(ErrorCode.DUPLICATE_KEY);
        assertThat(exception.code().category()).isEqualTo(ErrorCategory.CONFLICT);
        assertThat(exception.constraintName()).isEqualTo("tag_pkey");
    }

    @Test
    void failureThatEndsInFullStopGetsNoSecondOne() {
        assertThat(new NotFoundException("Feature 'f1' of environment 'e1' does not exist.", null))
                .hasMessage("NOT_FOUND: Feature 'f1' of environment 'e1' does not exist. "
                        + "Check the id and the environment id; insert the row if it should exist.");
    }

    @Test
    void invalidDataListsEveryViolationOnItsOwnLine() {
        InvalidDataException exception = new InvalidDataException(
                ErrorCode.INVALID_VALUE,
                "Feature 'f1' of environment 'e1' was not inserted",
                List.of(
                        new Violation("name", "has 300 characters but at most 255 are allowed"),
                        new Violation("rules[2].clauses[0].values[1]", "holds a NUL character")),
                null);

        assertThat(exception).hasMessage("""
                        INVALID_VALUE: Feature 'f1' of environment 'e1' was not inserted:
                          name: has 300 characters but at most 255 are allowed
                          rules[2].clauses[0].values[1]: holds a NUL character
                        Correct the values.""");
        assertThat(exception.violations()).hasSize(2);
    }

    @Test
    void messageShowsTwentyViolationsAndTheListHasAll() {
        List<Violation> violations = IntStream.range(0, 23)
                .mapToObj(i -> new Violation("tags[" + i + "]", "is null"))
                .toList();

        InvalidDataException exception =
                new InvalidDataException(ErrorCode.INVALID_VALUE, "Feature was not inserted", violations, null);

        assertThat(exception.getMessage().lines()).hasSize(23);
        assertThat(exception).hasMessageContaining("\n  tags[19]: is null\n  and 3 more\n");
        assertThat(exception.violations()).isEqualTo(violations);
    }

    @Test
    void violationsAreCopiedInAndUnmodifiable() {
        List<Violation> violations = new ArrayList<>(List.of(new Violation("id", "is empty")));
        InvalidDataException exception =
                new InvalidDataException(ErrorCode.INVALID_VALUE, "Tag was not inserted", violations, null);
        violations.clear();

        assertThat(exception.violations()).containsExactly(new Violation("id", "is empty"));
        assertThatThrownBy(() -> exception.violations().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void configurationListsEveryProblemWithItsPlace() {
        ConfigurationException exception = new ConfigurationException(List.of(
                new Problem("data.yaml", 5, "rdbms.params.port", "abc", "it must be a number from 1 to 65535"),
                new Problem("data.yaml", 2, "rdbms.params.host", null, "is missing: give the server's host name"),
                new Problem("data.yaml", 0, "", null, "the file cannot be read")));

        assertThat(exception).hasMessage("""
                        INVALID_CONFIGURATION: the configuration has 3 problems:
                          data.yaml:5: key 'rdbms.params.port' was 'abc' but it must be a number from 1 to 65535
                          data.yaml:2: key 'rdbms.params.host' is missing: give the server's host name
                          data.yaml: the file cannot be read
                        Correct the configuration and start again.""");
    }

    @Test
    void codeOfAnotherExceptionIsRefused() {
        assertThatThrownBy(() -> new TimeoutException(ErrorCode.DEADLOCK, "Feature list", null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("code DEADLOCK belongs to another exception; allowed are "
                        + "[STATEMENT_TIMEOUT, RESPONSE_TIMEOUT, POOL_EXHAUSTED]");
    }

    @Test
    void exceptionSurvivesSerialization() throws IOException, ClassNotFoundException {
        InvalidDataException exception = new InvalidDataException(
                ErrorCode.INVALID_VALUE, "Tag was not inserted", List.of(new Violation("id", "is empty")), null);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(exception);
        }

        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            InvalidDataException copy = (InvalidDataException) in.readObject();
            assertThat(copy.violations()).isEqualTo(exception.violations());
            assertThat(copy.code()).isEqualTo(ErrorCode.INVALID_VALUE);
        }
    }
}
