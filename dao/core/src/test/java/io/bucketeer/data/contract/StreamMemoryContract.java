package io.bucketeer.data.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketeer.data.model.SegmentUser;
import io.bucketeer.data.model.SegmentUserState;
import io.bucketeer.data.model.SegmentUsers;
import io.bucketeer.data.watch.SecretWatch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Features and users of segments pass through a heap that not even their texts would fit into. */
abstract class StreamMemoryContract extends DatabaseContract {

    private static final int COUNT = 100_000;
    private static final int HEAP_MEGABYTES = 48;
    private static final int USERS = 200_000;
    private static final int HEAP_MEGABYTES_FOR_USERS = 64;
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
        assertThat(child(HEAP_MEGABYTES, "features")).contains("stream 100000", "directory 100000");
    }

    @Test
    void streamOfSegmentUsers_ofMoreThanTheHeapHolds_endsInConstantMemory() throws IOException, InterruptedException {
        List<SegmentUser> users = IntStream.range(0, USERS)
                .mapToObj(i -> SegmentUsers.of("segment", user(i), SegmentUserState.INCLUDED))
                .toList();
        long characters = users.stream()
                .mapToLong(user -> user.id().length() + user.userId().length())
                .sum();
        assertThat(characters).isGreaterThan(HEAP_MEGABYTES_FOR_USERS * 1_024L * 1_024L);
        assertThat(data.segmentUsers().upsert(environment, users)).isEqualTo(USERS);
        assertThat(child(HEAP_MEGABYTES_FOR_USERS, "users")).contains("users 200000");
    }

    private static String user(int number) {
        String name = "user-" + number + "-";
        return name + "x".repeat(StreamingChild.USER_LENGTH - name.length());
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

    private List<String> child(int heapMegabytes, String rows) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + heapMegabytes + "m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StreamingChild.class.getName(),
                        type(),
                        database.host(),
                        Integer.toString(database.port()),
                        database.name(),
                        database.username(),
                        environment,
                        rows)
                .redirectErrorStream(true);
        builder.environment().put(StreamingChild.PASSWORD, database.password());
        Process process = builder.start();
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            SecretWatch.start().hear("the child", output);
            process.waitFor();
            return output.lines().toList();
        } finally {
            process.destroyForcibly();
        }
    }
}
