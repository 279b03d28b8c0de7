package io.bucketeer.data.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketeer.data.config.PoolConfig;
import io.bucketeer.data.repository.ApiKeySecret;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Many threads that write everything at once for {@code mixed.seconds}: what is stored in the end is exactly what the
 * acknowledged units of work say, and nothing of those that were rolled back or given up.
 */
abstract class MixedRunContract extends DatabaseContract {

    private static final int THREADS = 16;

    private final Duration time = Duration.ofSeconds(Integer.getInteger("mixed.seconds", 8));

    /** A connection for every thread, and time to wait for the others on a busy machine. */
    @Override
    PoolConfig pool() {
        return PoolConfig.builder()
                .maximumSize(THREADS)
                .connectionTimeout(Duration.ofSeconds(30))
                .lockTimeout(Duration.ofSeconds(40))
                .statementTimeout(Duration.ofSeconds(50))
                .socketTimeout(Duration.ofSeconds(60))
                .build();
    }

    @Test
    void manyThreadsOfMixedWork_leaveExactlyWhatTheAcknowledgedUnitsSay() throws Exception {
        Registered.environment(data, environment);
        SharedRows shared = new SharedRows(environment);
        shared.store(data);
        List<MixedWorker> workers = IntStream.range(0, THREADS)
                .mapToObj(i -> new MixedWorker(data, environment, "worker-" + i, shared, i))
                .toList();
        run(workers);

        StoredRows expected = shared.expected();
        workers.forEach(worker -> expected.addAll(worker.rows()));
        StoredRows stored = StoredRows.of(data, environment);
        assertThat(stored.features()).as("features").isEqualTo(expected.features());
        assertThat(stored.tags()).as("tags").isEqualTo(expected.tags());
        assertThat(stored.segments()).as("segments").isEqualTo(expected.segments());
        assertThat(stored.users()).as("segment users").isEqualTo(expected.users());
        assertThat(stored.apiKeys()).as("API keys").isEqualTo(expected.apiKeys());
        assertThat(stored.uses()).as("last uses").isEqualTo(expected.uses());
        workers.forEach(this::everySecretOpensItsKey);
        everyKindOfUnitWasAcknowledged(workers);
    }

    private void run(List<MixedWorker> workers) throws Exception {
        Instant end = Instant.now().plus(time);
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<?>> running = new ArrayList<>();
            for (MixedWorker worker : workers) {
                running.add(threads.submit(() -> {
                    do {
                        worker.work();
                    } while (Instant.now().isBefore(end));
                }));
            }
            for (Future<?> thread : running) {
                thread.get();
            }
        }
    }

    /** That of a key whose creation was not acknowledged opens none. */
    private void everySecretOpensItsKey(MixedWorker worker) {
        for (Map.Entry<String, ApiKeySecret> secret : worker.secrets().entrySet()) {
            assertThat(data.apiKeyDirectory().findBySecret(secret.getValue()).map(found -> found.apiKey()))
                    .as(secret.getKey())
                    .isEqualTo(Optional.ofNullable(worker.rows().apiKeys().get(secret.getKey())));
        }
    }

    private void everyKindOfUnitWasAcknowledged(List<MixedWorker> workers) {
        Map<String, Integer> outcomes = new TreeMap<>();
        workers.forEach(
                worker -> worker.outcomes().forEach((outcome, times) -> outcomes.merge(outcome, times, Integer::sum)));
        System.out.printf("Mixed run on %s, %d s, %d threads: %s%n", type(), time.toSeconds(), THREADS, outcomes);
        assertThat(outcomes)
                .containsKeys(
                        "features acknowledged",
                        "segments acknowledged",
                        "keys acknowledged",
                        "uses acknowledged",
                        "counters acknowledged",
                        "everything acknowledged",
                        "nothing rolled back");
    }
}
