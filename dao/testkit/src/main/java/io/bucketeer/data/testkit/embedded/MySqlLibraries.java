package io.bucketeer.data.testkit.embedded;

import io.bucketeer.data.testkit.embedded.ElfLibrary.Code;
import io.bucketeer.data.testkit.embedded.ElfLibrary.Function;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The shared libraries MySQL needs. Two of them are often absent: libaio, whose three functions here only hand their
 * arguments to the kernel, and libnuma, which MySQL first asks whether the machine has several memory nodes and then,
 * told that it has not, no more. Where the system has none, substitutes of exactly these functions do.
 *
 * @param environment the variables under which the dynamic linker finds them all
 * @param note where they come from, for people
 */
record MySqlLibraries(Map<String, String> environment, String note) {

    private static final ElfLibrary LIBAIO = new ElfLibrary(
            "libaio.so.1",
            List.of(
                    new Function("io_setup", "LIBAIO_0.4", Code.systemCall((byte) 206)),
                    new Function("io_getevents", "LIBAIO_0.4", Code.systemCall((byte) 208)),
                    new Function("io_submit", "LIBAIO_0.1", Code.systemCall((byte) 209))));

    private static final ElfLibrary LIBNUMA = new ElfLibrary(
            "libnuma.so.1",
            List.of(
                    new Function("numa_available", "libnuma_1.1", Code.RETURN_MINUS_ONE),
                    new Function("numa_alloc_local", "libnuma_1.1", Code.RETURN_NULL),
                    new Function("numa_free", "libnuma_1.1", Code.RETURN),
                    new Function("mbind", "libnuma_1.1", Code.RETURN_MINUS_ONE),
                    new Function("set_mempolicy", "libnuma_1.1", Code.RETURN_MINUS_ONE),
                    new Function("numa_get_mems_allowed", "libnuma_1.2", Code.RETURN_NULL),
                    new Function("numa_bitmask_free", "libnuma_1.2", Code.RETURN)));

    /** Changes whenever a substitute does. */
    private static final String CACHE_NAME = "mysql-substitutes-1-";

    MySqlLibraries {
        environment = Map.copyOf(environment);
    }

    /** Finds the libraries on this system and substitutes those that are absent. */
    static MySqlLibraries provide(Path mysqld, CacheDirectory cache) {
        return substituting(SharedLibraries.missingFor(mysqld), cache);
    }

    /** Substitutes the given libraries; one for which there is no substitute is an error. */
    static MySqlLibraries substituting(List<String> missing, CacheDirectory cache) {
        List<ElfLibrary> substitutes = List.of(LIBAIO, LIBNUMA).stream()
                .filter(library -> missing.contains(library.name()))
                .toList();
        List<String> lacking = new ArrayList<>(missing);
        substitutes.forEach(library -> lacking.remove(library.name()));
        if (!lacking.isEmpty()) {
            throw new EmbeddedServerException(
                    "MySQL needs %s: install what brings it".formatted(String.join(" and ", lacking)));
        }
        if (substitutes.isEmpty()) {
            return new MySqlLibraries(Map.of(), "libraries of the system");
        }
        String path = substitutes.stream()
                .map(library -> directoryOf(library, cache).toString())
                .collect(Collectors.joining(File.pathSeparator));
        String names = substitutes.stream().map(ElfLibrary::name).collect(Collectors.joining(" and "));
        return new MySqlLibraries(Map.of("LD_LIBRARY_PATH", path), "substitutes for " + names);
    }

    /** Each has a directory of its own, so that a substitute never hides a library the system has. */
    private static Path directoryOf(ElfLibrary library, CacheDirectory cache) {
        return cache.get(
                CACHE_NAME + library.name(),
                directory -> Files.write(directory.resolve(library.name()), library.toBytes()));
    }
}
