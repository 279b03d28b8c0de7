package io.bucketeer.data.testkit.embedded;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Programs of the operating system. */
final class Programs {

    private Programs() {}

    /** The program's file, when there is one on the search path. */
    static Optional<Path> find(String name) {
        String searchPath = System.getenv().getOrDefault("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
        return Arrays.stream(searchPath.split(File.pathSeparator))
                .map(directory -> Path.of(directory, name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
