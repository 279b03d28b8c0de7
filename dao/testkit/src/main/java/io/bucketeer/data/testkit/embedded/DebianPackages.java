package io.bucketeer.data.testkit.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Packages of Debian unstable, unpacked rather than installed. */
final class DebianPackages {

    private static final String VERSION = "version";

    private DebianPackages() {}

    /**
     * Unpacks a package and all that it depends on.
     *
     * @param version of the package; a package of another version is an error
     */
    static void unpack(String name, VersionLine version, Path target) throws IOException {
        Path work = Files.createDirectory(target.resolve("apt"));
        try {
            Apt apt = Apt.in(work);
            String exact = choose(version, apt.versions(name));
            for (Path archive : apt.download(name, exact)) {
                new Command(List.of("dpkg-deb", "--extract", archive.toString(), target.toString()), target).run();
            }
            Files.writeString(target.resolve(VERSION), exact);
        } catch (EmbeddedServerException e) {
            throw new EmbeddedServerException(
                    "%s %s cannot be had from Debian unstable, for %s: start Docker, or name a running server"
                            .formatted(name, version, e.getMessage()),
                    e);
        }
        FileTree.delete(work);
    }

    /** The exact version of the package that was unpacked here. */
    static String version(Path target) throws IOException {
        return Files.readString(target.resolve(VERSION));
    }

    static String choose(VersionLine version, List<String> versions) {
        return versions.stream()
                .filter(version::holds)
                .findFirst()
                .orElseThrow(() -> new EmbeddedServerException("there is " + String.join(" and ", versions)));
    }
}
