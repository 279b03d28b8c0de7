package io.bucketeer.data.benchmarks.upsert;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpsertReportTest {

    private final Timings timings = new Timings();

    @Test
    void report_comparesTheLibraryWithTheFastestWayRoundByRound(@TempDir Path directory) throws IOException {
        add(Way.LIBRARY, new Timing(11, 6), new Timing(40, 7), new Timing(12, 5));
        add(Way.POSTGRES_UNNEST_5000, new Timing(10, 8), new Timing(40, 8), new Timing(10, 8));
        add(Way.POSTGRES_COPY, new Timing(20, 5), new Timing(21, 5), new Timing(22, 5));
        new UpsertReport(timings, Map.of("Cores", "2")).write(directory);
        assertThat(Files.readString(directory.resolve("upserts.md")))
                .contains(
                        "| postgres | fresh | unnest, 5,000 rows | 1.10 | 1.00 … 1.20 | pass | 1.20 | 1.00 … 1.40 |",
                        "| postgres | fresh | COPY, then INSERT from the copy | 21.0 | 20.0 … 22.0 | 5.0 | 5.0 … 5.0 |",
                        "| Cores | 2 |");
    }

    @Test
    void report_slowerThanAsked_saysMiss(@TempDir Path directory) throws IOException {
        add(Way.LIBRARY, new Timing(11.6, 1));
        add(Way.POSTGRES_UNNEST_5000, new Timing(10, 1));
        new UpsertReport(timings, Map.of()).write(directory);
        assertThat(Files.readString(directory.resolve("upserts.md"))).contains("| 1.16 | 1.16 … 1.16 | miss | 1.00 |");
    }

    private void add(Way way, Timing... rounds) {
        for (Timing timing : rounds) {
            timings.add(new Cell("fresh", "postgres", way), timing);
        }
    }
}
