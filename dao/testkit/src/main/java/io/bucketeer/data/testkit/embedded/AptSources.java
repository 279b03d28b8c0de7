package io.bucketeer.data.testkit.embedded;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What apt prints about sources of packages, and the file of sources made of it. */
final class AptSources {

    /** Quoted, the address of a release file: the mirror, then always {@code dists}, then the suite. */
    private static final Pattern MIRROR =
            Pattern.compile("^'([^'\\s]+?)/dists/[^'\\s]+/InRelease' ", Pattern.MULTILINE);

    private AptSources() {}

    /**
     * The mirrors, each once.
     *
     * @param addresses what {@code apt-get --print-uris update} prints
     */
    static List<String> mirrors(String addresses) {
        return MIRROR.matcher(addresses)
                .results()
                .map(result -> result.group(1))
                .distinct()
                .toList();
    }

    /**
     * The versions of a package, the newest first.
     *
     * @param table what {@code apt-cache madison} prints: name, version and source, between bars
     */
    static List<String> versions(String table) {
        return table.lines()
                .map(line -> line.split("\\|"))
                .filter(columns -> columns.length == 3)
                .map(columns -> columns[1].strip())
                .distinct()
                .toList();
    }

    /**
     * The text of a file of sources. A mirror of something else has no unstable suite, or none that Debian signed: apt
     * leaves it out.
     */
    static String unstableAt(List<String> mirrors, Path keyring) {
        return mirrors.stream().map(mirror -> """
                        Types: deb
                        URIs: %s
                        Suites: unstable
                        Components: main
                        Signed-By: %s
                        """.formatted(mirror, keyring)).collect(Collectors.joining("\n"));
    }
}
