package io.bucketeer.data.testkit.embedded;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The shared libraries a program needs. */
final class SharedLibraries {

    private static final String NOT_FOUND = " => not found";

    private SharedLibraries() {}

    /** The names of those the dynamic linker does not find. */
    static List<String> missingFor(Path program) {
        // what ldd does: the dynamic linker lists the libraries instead of running the program
        Command listing =
                new Command(List.of(program.toString()), Path.of("/"), Map.of("LD_TRACE_LOADED_OBJECTS", "1"));
        return listing.run()
                .lines()
                .filter(line -> line.endsWith(NOT_FOUND))
                .map(line ->
                        line.substring(0, line.length() - NOT_FOUND.length()).strip())
                .distinct()
                .toList();
    }
}
