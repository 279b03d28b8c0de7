package io.bucketeer.data.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketeer.data.cli.demo.Answer.Failure;
import io.bucketeer.data.cli.demo.Comparison.Timed;
import io.bucketeer.data.model.Feature;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final Feature FEATURE = Samples.bare("f", Instant.EPOCH);
    private static final Feature LATER =
            FEATURE.toBuilder().updatedAt(Instant.ofEpochSecond(1)).build();

    @Test
    void equalAnswersThatAreExpectedPass() {
        Comparison comparison = compare(List.of(FEATURE), List.of(FEATURE), List.of(FEATURE));

        assertThat(comparison.passed()).isTrue();
        assertThat(table(comparison)).contains("yes    yes").doesNotContain("NO");
    }

    @Test
    void oneFieldOfOneRecordMakesAnswersDiffer() {
        Comparison comparison = compare(List.of(FEATURE), List.of(FEATURE), List.of(LATER));

        assertThat(comparison.equal()).isFalse();
        assertThat(comparison.passed()).isFalse();
        assertThat(table(comparison)).contains("NO     NO");
        assertThat(failures(comparison))
                .contains("WRONG: operation")
                .contains("updatedAt=1970-01-01T00:00:00Z")
                .contains("updatedAt=1970-01-01T00:00:01Z");
    }

    @Test
    void theOrderOfRowsMatters() {
        Feature other = FEATURE.toBuilder().id("g").build();

        assertThat(compare(List.of(FEATURE, other), List.of(FEATURE, other), List.of(other, FEATURE))
                        .equal())
                .isFalse();
    }

    @Test
    void equalAnswersThatAreNotExpectedDoNotPass() {
        Comparison comparison = compare(3L, 4L, 4L);

        assertThat(comparison.equal()).isTrue();
        assertThat(comparison.passed()).isFalse();
        assertThat(table(comparison)).contains("yes    NO");
    }

    @Test
    void failuresAreExpectedByTypeAndCodeAndComparedWithTheirDetails() {
        Failure failure = new Failure("InvalidDataException", "INVALID_VALUE");
        Answer expected = Answer.of(failure);
        Answer name = new Answer(failure, List.of("name: is too long"));
        Answer id = new Answer(failure, List.of("id: is too long"));

        assertThat(compare(expected, name, name).passed()).isTrue();
        assertThat(compare(expected, name, id).expected()).isTrue();
        assertThat(compare(expected, name, id).equal()).isFalse();
        assertThat(compare(Answer.of(new Failure("InvalidDataException", "INVALID_CURSOR")), name, name)
                        .passed())
                .isFalse();
    }

    @Test
    void aLongAnswerIsShownWhereItParts() {
        String same = "x".repeat(10_000);

        assertThat(failures(compare(same, same, same + "END")))
                .contains("... xxx")
                .contains("xxxEND");
    }

    private static Comparison compare(Object expected, Object mysql, Object postgres) {
        return compare(Answer.of(expected), Answer.of(mysql), Answer.of(postgres));
    }

    private static Comparison compare(Answer expected, Answer mysql, Answer postgres) {
        Operation operation = new Operation("operation", database -> "never called", expected);
        return new Comparison(operation, timed(mysql), timed(postgres));
    }

    private static Timed timed(Answer answer) {
        return new Timed(answer, Duration.ofMillis(1));
    }

    private static String table(Comparison comparison) {
        StringWriter text = new StringWriter();
        new ComparisonTable(new PrintWriter(text)).print(List.of(comparison));
        return text.toString();
    }

    private static String failures(Comparison comparison) {
        StringWriter text = new StringWriter();
        new ComparisonTable(new PrintWriter(text)).printFailures(List.of(comparison));
        return text.toString();
    }
}
