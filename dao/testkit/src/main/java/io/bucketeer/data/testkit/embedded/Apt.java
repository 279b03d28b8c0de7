package io.bucketeer.data.testkit.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Debian's package manager at work in a directory of its own, on the packages of Debian unstable. It checks what it
 * downloads as ever: signatures by Debian's keyring, checksums by what is signed.
 *
 * @param directory holds its configuration, its lists and what it downloads
 */
record Apt(Path directory) {

    private static final List<Path> KEYRINGS = List.of(
            Path.of("/usr/share/keyrings/debian-archive-keyring.gpg"),
            Path.of("/usr/share/keyrings/debian-archive-keyring.pgp"));

    private static final List<String> PROXIES = List.of("http_proxy", "https_proxy", "all_proxy", "no_proxy");

    /** Says apt of a mirror of something else than Debian's packages, which is as it should be. */
    private static final String NO_SUCH_SUITE = "does not have a Release file";

    /** Prepares an empty directory, which the account apt steps down to must be able to reach. */
    static Apt in(Path directory) throws IOException {
        if (Programs.find("apt-get").isEmpty() || Programs.find("dpkg-deb").isEmpty()) {
            throw new EmbeddedServerException("there is no apt-get here");
        }
        Path keyring = KEYRINGS.stream()
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new EmbeddedServerException("there is no debian-archive-keyring here"));
        Files.createDirectories(directory.resolve("state/lists/partial"));
        Files.createDirectories(directory.resolve("cache/archives/partial"));
        Files.createFile(directory.resolve("status"));
        Apt apt = new Apt(directory);
        List<String> mirrors = AptSources.mirrors(apt.run(Map.of(), "apt-get", "--print-uris", "update"));
        Files.writeString(directory.resolve("unstable.sources"), AptSources.unstableAt(mirrors, keyring));
        Files.writeString(apt.configuration(), AptConfiguration.of(apt.run(Map.of(), "apt-config", "dump"), directory));
        return apt;
    }

    /** The versions of a package in Debian unstable; none is an error. */
    List<String> versions(String name) {
        String problem = update();
        List<String> versions = AptSources.versions(own("apt-cache", "madison", name));
        if (versions.isEmpty()) {
            throw new EmbeddedServerException("apt's sources here have none" + problem);
        }
        return versions;
    }

    /** Downloads a package and all that it depends on. */
    List<Path> download(String name, String version) throws IOException {
        own("apt-get", "--quiet", "--yes", "--download-only", "install", name + "=" + version);
        try (Stream<Path> files = Files.list(directory.resolve("cache/archives"))) {
            return files.filter(file -> file.toString().endsWith(".deb"))
                    .sorted()
                    .toList();
        }
    }

    /** What went wrong, in parentheses; a mirror without Debian unstable is among it, and no reason to give up. */
    private String update() {
        try {
            own("apt-get", "--quiet", "update");
            return "";
        } catch (EmbeddedServerException e) {
            return " (" + e.getMessage() + ")";
        }
    }

    private String own(String... words) {
        return run(Map.of("APT_CONFIG", configuration().toString()), words);
    }

    private String run(Map<String, String> variables, String... words) {
        Map<String, String> environment = new HashMap<>(variables);
        PROXIES.forEach(name -> environment.computeIfAbsent(name, System.getenv()::get));
        try {
            return new Command(List.of(words), directory, environment).run();
        } catch (EmbeddedServerException e) {
            throw new EmbeddedServerException(words[0] + " failed: " + reason(e.getMessage()), e);
        }
    }

    private Path configuration() {
        return directory.resolve("apt.conf");
    }

    /** Of all that apt prints, the line that tells best why it gave up. */
    static String reason(@Nullable String output) {
        List<String> lines = List.of((output == null ? "" : output).split("\\R"));
        List<String> errors = lines.stream()
                .filter(line -> line.startsWith("E: "))
                .map(line -> line.substring(3))
                .toList();
        return errors.stream()
                .filter(error -> !error.contains(NO_SUCH_SUITE))
                .findFirst()
                .orElse(errors.isEmpty() ? lines.getLast() : errors.getFirst());
    }
}
