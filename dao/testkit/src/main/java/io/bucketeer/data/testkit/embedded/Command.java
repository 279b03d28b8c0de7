package io.bucketeer.data.testkit.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A program to run, with an environment of its own: what the caller's holds (a {@code PGPORT}, a {@code MYSQL_HOME})
 * must not reach a server.
 *
 * @param directory the working directory
 * @param environment added to the few variables every program gets
 */
record Command(List<String> words, Path directory, Map<String, String> environment) {

    Command {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
    }

    Command(List<String> words, Path directory) {
        this(words, directory, Map.of());
    }

    /** Runs the program to its end and returns what it printed; fails when its exit status is not 0. */
    String run() {
        try {
            Process process = builder().redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            int status = process.waitFor();
            if (status != 0) {
                throw new EmbeddedServerException(
                        "%s ended with status %d: %s".formatted(words.getFirst(), status, output));
            }
            return output;
        } catch (IOException e) {
            throw new EmbeddedServerException("cannot run " + words.getFirst(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedServerException("interrupted while running " + words.getFirst(), e);
        }
    }

    ProcessBuilder builder() {
        ProcessBuilder builder = new ProcessBuilder(words).directory(directory.toFile());
        Map<String, String> variables = builder.environment();
        String path = variables.getOrDefault("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
        variables.clear();
        variables.put("PATH", path);
        variables.put("LC_ALL", "C");
        variables.put("TZ", "UTC");
        variables.putAll(environment);
        return builder;
    }
}
