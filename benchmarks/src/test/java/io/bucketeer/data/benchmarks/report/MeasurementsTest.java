package io.bucketeer.data.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketeer.data.benchmarks.subject.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasurementsTest {

    private static final Case LIBRARY = new Case("find", "postgres", Subject.LIBRARY);
    private static final Case JDBC = new Case("find", "postgres", Subject.JDBC);
    private static final Case STREAMING = new Case("find", "postgres", Subject.JSONB_STREAMING);

    private final Measurements measurements = new Measurements();

    @BeforeEach
    void threeRoundsTheSecondOnABusyMachine() {
        measurements.add(LIBRARY, new Sample(12, 3_000, 9));
        measurements.add(JDBC, new Sample(10, 2_000, 9));
        measurements.add(STREAMING, new Sample(24, 4_000, 9));
        measurements.add(LIBRARY, new Sample(33, 3_000, 9));
        measurements.add(JDBC, new Sample(30, 2_000, 9));
        measurements.add(STREAMING, new Sample(30, 4_000, 9));
        measurements.add(LIBRARY, new Sample(13, 3_000, 9));
        measurements.add(JDBC, new Sample(10, 2_000, 9));
        measurements.add(STREAMING, new Sample(10, 4_000, 9));
    }

    @Test
    void ratiosAreTakenWithinARound() {
        Spread ratio = measurements.ratio(LIBRARY, JDBC, Metric.TIME);

        assertThat(ratio).isEqualTo(new Spread(1.2, 1.1, 1.3));
    }

    @Test
    void theMedianOfAnEvenNumberLiesBetweenTheMiddleTwo() {
        assertThat(Spread.of(4, 1, 2, 9)).isEqualTo(new Spread(3, 1, 9));
    }

    @Test
    void noValueHasNoMiddle() {
        assertThatThrownBy(Spread::of).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void onlyWhatWasMeasuredIsCompared() {
        assertThat(Target.in(measurements))
                .extracting(Target::label)
                .containsExactly(
                        "postgres find, time ÷ JSONB and streaming codecs by hand",
                        "postgres find, time ÷ JDBC by hand, same table and codecs",
                        "postgres find, allocation ÷ JDBC by hand, same table and codecs",
                        "postgres find, client's processor time ÷ JDBC by hand, same table and codecs");
    }

    @Test
    void theReportSaysWhatPassesAndWhatMisses(@TempDir Path directory) throws IOException {
        Report report = new Report(
                measurements,
                List.of(new TableSize("composites", 2_048, 1_024)),
                Map.of("Cores", "2"),
                List.of("3 rounds."));

        report.write(directory, "sample");

        assertThat(Files.readString(directory.resolve("sample.md")))
                .contains(
                        "| postgres | find | time | JSONB and streaming codecs by hand | ≤ 0.85 | 1.10 | 0.50 … 1.30 | miss |",
                        "| postgres | find | time | JDBC by hand, same table and codecs | ≤ 1.25 | 1.20 | 1.10 … 1.30 | pass |",
                        "| postgres | find | this library | 13.0 | 12.0 … 33.0 | 9.0 | 2.9 |",
                        "| composites | 2 | 1 | 3 |",
                        "- 3 rounds.",
                        "| Cores | 2 |");
        assertThat(Files.readString(directory.resolve("sample.svg")))
                .startsWith("<svg ")
                .endsWith("</svg>\n")
                .contains(">1.10 miss<", ">1.20 pass<");
    }
}
