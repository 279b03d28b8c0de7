package io.bucketeer.data.testkit.embedded;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The shared libraries a program needs. */
final class SharedLibraries {

    /** A library that is absent, or present without the version of a symbol that the program was linked against. */
    private static final Pattern NOT_FOUND = Pattern.compile("(\\S+) => not found|version `(\\S+)' not found");

    private SharedLibraries() {}

    /** What the dynamic linker does not find: libraries, and versions of symbols in them. */
    static List<String> missingFor(Path program) {
        // what ldd does: the dynamic linker lists the libraries instead of running the program
        Command listing = new Command(
                List.of(program.toString()), Path.of("/"), Map.of("LD_TRACE_LOADED_OBJECTS", "1", "LD_WARN", "yes"));
        return missingIn(listing.run());
    }

    static List<String> missingIn(String listing) {
        return NOT_FOUND
                .matcher(listing)
                .results()
                .map(result -> result.group(1) != null ? result.group(1) : result.group(2))
                .distinct()
                .toList();
    }
}
