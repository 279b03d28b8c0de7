package io.bucketeer.data.testkit.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CacheDirectoryTest {

    @TempDir
    private Path root;

    private CacheDirectory cache;

    @BeforeEach
    void open() {
        cache = new CacheDirectory(root);
    }

    @Test
    void threadsThatAskTogetherGetWhatOneOfThemFilled() throws Exception {
        AtomicInteger fillings = new AtomicInteger();
        Callable<Path> asking = () -> cache.get("archive-1", directory -> {
            fillings.incrementAndGet();
            Files.writeString(directory.resolve("file"), "content");
        });

        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<Path>> answers =
                    threads.invokeAll(Stream.generate(() -> asking).limit(8).toList());
            for (Future<Path> answer : answers) {
                assertThat(answer.get().resolve("file")).hasContent("content");
            }
        }

        assertThat(fillings).hasValue(1);
    }

    @Test
    void whatWasInterruptedIsBegunAnew() {
        assertThatThrownBy(() -> cache.get("archive-1", directory -> {
                    Files.writeString(directory.resolve("half"), "");
                    throw new IOException("no space left on device");
                }))
                .isInstanceOf(EmbeddedServerException.class)
                .hasMessage("cannot fill the cache directory " + root.resolve("archive-1"))
                .hasRootCauseMessage("no space left on device");

        Path directory = cache.get("archive-1", fresh -> Files.writeString(fresh.resolve("whole"), ""));

        assertThat(directory).isDirectoryNotContaining("glob:**half").isDirectoryContaining("glob:**whole");
    }
}
