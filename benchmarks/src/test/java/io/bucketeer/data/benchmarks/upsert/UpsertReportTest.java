package io.bucketeer.data.benchmarks.upsert;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpsertReportTest {

    private final Timings timings = new Timings();

    @Test
    void report_comparesTheLibraryWithTheFastestWayCycleByCycle(@TempDir Path directory) throws IOException {
        round(Way.LIBRARY, new Timing(11, 6), new Timing(80, 6), new Timing(55, 6));
        round(Way.POSTGRES_UNNEST_5000, new Timing(10, 8), new Timing(40, 6), new Timing(50, 5));
        round(Way.POSTGRES_COPY, new Timing(60, 5), new Timing(61, 5), new Timing(62, 5));
        round(Way.LIBRARY, new Timing(50, 7));
        round(Way.POSTGRES_UNNEST_5000, new Timing(40, 8));
        round(Way.POSTGRES_COPY, new Timing(63, 5));
        round(Way.LIBRARY, new Timing(20, 8));
        round(Way.POSTGRES_UNNEST_5000, new Timing(20, 8));
        round(Way.POSTGRES_COPY, new Timing(64, 5));
        assertThat(report(directory, Map.of("Cores", "2")))
                .contains(
                        "| postgres | fresh | unnest, 5,000 rows | 1.10 | 1.00 … 1.25 | pass | 1.40 | 1.20 … 1.60 |",
                        "| postgres | fresh | COPY, then INSERT from the copy | 63.0 | 61.0 … 64.0 | 5.0 | 5.0 … 5.0 |",
                        "| Cores | 2 |");
    }

    @Test
    void report_slowerThanAsked_saysMiss(@TempDir Path directory) throws IOException {
        round(Way.LIBRARY, new Timing(11.6, 1));
        round(Way.POSTGRES_UNNEST_5000, new Timing(10, 1));
        assertThat(report(directory, Map.of())).contains("| 1.16 | 1.16 … 1.16 | miss | 1.00 |");
    }

    private void round(Way way, Timing... cycles) {
        timings.addRound(new Cell(Operation.FRESH, "postgres", way), List.of(cycles));
    }

    private String report(Path directory, Map<String, String> surroundings) throws IOException {
        new UpsertReport(timings, surroundings).write(directory);
        return Files.readString(directory.resolve("upserts.md"));
    }
}
