package io.bucketeer.data.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A hundred thousand features pass through a heap that not even their descriptions would fit into. */
abstract class StreamMemoryContract extends DatabaseContract {

    private static final int COUNT = 100_000;
    private static final int HEAP_MEGABYTES = 48;
    private static final String COLUMNS = "name, description, enabled, archived, deleted, evaluation_undelayable, ttl,"
            + " version, created_at, updated_at, variations, targets, rules, default_strategy, off_variation, tags,"
            + " maintainer, variation_type, variation_value_schema, sampling_seed, prerequisites, environment_id";

    /** Brings the planner's statistics up to date, as the server would in a while. */
    abstract void analyze();

    @Test
    void stream_ofMoreThanTheHeapHolds_endsInConstantMemory() throws IOException, InterruptedException {
        assertThat(COUNT * StreamingChild.DESCRIPTION_LENGTH).isGreaterThan(HEAP_MEGABYTES * 1_024 * 1_024);
        fill();
        analyze();
        assertThat(child()).contains("stream 100000", "directory 100000");
    }

    /** The server copies one feature: five digits, ten times ten times ten times ten times ten rows. */
    private void fill() {
        data.features()
                .insert(
                        environment,
                        Samples.plain("model")
                                .description("x".repeat(StreamingChild.DESCRIPTION_LENGTH))
                                .build());
        String digits = IntStream.range(0, 10)
                .mapToObj(i -> "SELECT " + i + " AS d")
                .collect(Collectors.joining(" UNION ALL "));
        String copies = Stream.of("a", "b", "c", "e", "f")
                .map(name -> "(" + digits + ") AS " + name)
                .collect(Collectors.joining(", "));
        int rows = execute("INSERT INTO feature (id, " + COLUMNS + ") SELECT concat('copy-', a.d, b.d, c.d, e.d, f.d), "
                + COLUMNS + " FROM feature, " + copies);
        assertThat(rows).isEqualTo(COUNT);
        execute("DELETE FROM feature WHERE id = 'model'");
    }

    private List<String> child() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + HEAP_MEGABYTES + "m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StreamingChild.class.getName(),
                        type(),
                        database.host(),
                        Integer.toString(database.port()),
                        database.name(),
                        database.username(),
                        environment)
                .redirectErrorStream(true);
        builder.environment().put(StreamingChild.PASSWORD, database.password());
        Process process = builder.start();
        try {
            List<String> output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            process.waitFor();
            return output;
        } finally {
            process.destroyForcibly();
        }
    }
}
