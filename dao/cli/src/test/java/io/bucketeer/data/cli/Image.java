package io.bucketeer.data.cli;

import io.bucketeer.data.watch.SecretWatch;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An image that was unpacked.
 *
 * @param config how its containers run
 * @param root the directory that stands for its root
 * @param times the times of change of its files, in epoch seconds
 */
record Image(JsonNode config, Path root, List<Long> times) {

    /** What the chart lets a container have; the JVM sizes its heap by it. */
    static final int MEMORY_LIMIT_MIB = 256;

    private static final JsonMapper JSON = JsonMapper.shared();

    /** What the JVM itself says about a directory for temporary files that is not there. */
    private static final String NO_TEMPORARY_FILES = "WARNING: java.io.tmpdir directory does not exist";

    /** @param tar as {@code docker load} takes it */
    static Image unpack(Path tar, Path root) throws IOException {
        Map<String, byte[]> parts = new HashMap<>();
        try (TarArchiveInputStream entries =
                new TarArchiveInputStream(new BufferedInputStream(Files.newInputStream(tar)))) {
            for (TarArchiveEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                parts.put(entry.getName(), entries.readAllBytes());
            }
        }
        JsonNode manifest = JSON.readTree(parts.get("manifest.json")).get(0);
        List<Long> times = new ArrayList<>();
        for (JsonNode layer : manifest.get("Layers")) {
            unpackLayer(parts.get(layer.asString()), root, times);
        }
        return new Image(JSON.readTree(parts.get(manifest.get("Config").asString())), root, times);
    }

    private static void unpackLayer(byte[] layer, Path root, List<Long> times) throws IOException {
        try (InputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(layer));
                TarArchiveInputStream entries = new TarArchiveInputStream(unpacked)) {
            for (TarArchiveEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                times.add(entry.getModTime().toInstant().getEpochSecond());
                Path path = entry.resolveIn(root);
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                } else {
                    Files.createDirectories(path.getParent());
                    Files.copy(entries, path);
                }
            }
        }
    }

    /**
     * How a container ended, and what it wrote.
     *
     * @param peakKib the most memory that it held at a time, in KiB
     */
    record Run(int code, String out, String err, long peakKib) {}

    /**
     * Runs its entry point with this test's Java, which finds the image's files under another root and nowhere to write
     * temporary ones.
     *
     * @param configuration what {@code BUCKETEER_CONFIG} names
     */
    Run run(Path configuration, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Djava.io.tmpdir=/there/is/no/such/directory");
        command.add("-XX:MaxRAM=" + MEMORY_LIMIT_MIB + "m");
        config.get("config")
                .get("Entrypoint")
                .valueStream()
                .skip(1)
                .map(JsonNode::asString)
                .forEach(argument ->
                        command.add(argument.startsWith("@") ? "@" + rerooted(argument.substring(1)) : argument));
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile(root, "out", "");
        Path err = Files.createTempFile(root, "err", "");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().put("BUCKETEER_CONFIG", configuration.toString());
        Process process = builder.start();
        try {
            long peakKib = peakUntilTheEnd(process);
            String said = Files.readString(err).replace(NO_TEMPORARY_FILES + System.lineSeparator(), "");
            SecretWatch.start().hear("the image", Files.readString(out) + said);
            return new Run(process.exitValue(), Files.readString(out), said, peakKib);
        } finally {
            process.destroyForcibly();
            Files.delete(out);
            Files.delete(err);
        }
    }

    /** Linux keeps the peak itself; the last reading before the end misses what comes in a few milliseconds. */
    private static long peakUntilTheEnd(Process process) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        long peakKib = 0;
        while (!process.waitFor(5, TimeUnit.MILLISECONDS)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("no end of " + process.info());
            }
            peakKib = Math.max(peakKib, peakKib(status));
        }
        return peakKib;
    }

    /** 0 of a process that has just ended. */
    private static long peakKib(Path status) throws IOException {
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (NoSuchFileException | UncheckedIOException e) {
            return 0;
        }
    }

    /** A copy of one of its argument files with this root before every path. */
    private Path rerooted(String file) {
        try {
            String text = Files.readString(root.resolve(file.substring(1)));
            String moved = text.replaceAll("(^|:)/", "$1" + root + "/");
            return Files.writeString(root.resolve("rerooted"), moved, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("the image lacks " + file, e);
        }
    }
}
