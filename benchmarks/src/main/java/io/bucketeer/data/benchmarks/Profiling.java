package io.bucketeer.data.benchmarks;

import io.bucketeer.data.benchmarks.report.Case;
import io.bucketeer.data.benchmarks.subject.Subject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** One case under async-profiler, which carries its native library for 64-bit Linux along. */
final class Profiling {

    private static final String LIBRARY = "/linux-x64/libasyncProfiler.so";

    private Profiling() {}

    /**
     * Writes a flame graph and a list of the hottest methods.
     *
     * @param cases each operation, database and subject, separated by colons; a fourth word is the profiler's event,
     *     {@code itimer} where it is missing ({@code alloc} is another). Several are separated by commas.
     */
    static void run(CaseRunner runner, String cases, Path directory) throws IOException {
        Path library = library(directory);
        for (String words : cases.split(",", -1)) {
            run(runner, words, directory, library);
        }
    }

    private static void run(CaseRunner runner, String words, Path directory, Path library) {
        String[] word = words.split(":", -1);
        if (word.length < 3 || word.length > 4) {
            throw new IllegalArgumentException("bench.profile was '" + words
                    + "' but it must be operation:database:SUBJECT or operation:database:SUBJECT:event");
        }
        String event = word.length == 4 ? word[3] : "itimer";
        runner.profile(
                new Case(word[0], word[1], Subject.valueOf(word[2])),
                "async",
                "libPath=" + library.toAbsolutePath() + ";event=" + event + ";output=flamegraph,text,collapsed;dir="
                        + directory);
    }

    private static Path library(Path directory) throws IOException {
        Files.createDirectories(directory);
        Path library = directory.resolve("libasyncProfiler.so");
        try (InputStream in = Profiling.class.getResourceAsStream(LIBRARY)) {
            if (in == null) {
                throw new IllegalStateException("async-profiler is not on the class path");
            }
            Files.copy(in, library, StandardCopyOption.REPLACE_EXISTING);
        }
        return library;
    }
}
