package io.bucketeer.data.cli.demo;

import io.bucketeer.data.testkit.TestDatabase;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A configuration file on disk, as a service would have one.
 *
 * @param path where it is
 * @param shown its text without any secret
 */
record ConfigFile(Path path, String shown) {

    /** One key for each part of the address; user name and password stand in files of their own. */
    static ConfigFile withSecretFiles(TestDatabase database, Path directory) throws IOException {
        Path usernameFile = Files.writeString(directory.resolve("username"), database.username());
        Path passwordFile = Files.writeString(directory.resolve("password"), database.password());
        String text = """
                rdbms:
                  type: %s
                  params:
                    host: "%s"
                    port: %d
                    database: %s
                    usernameFile: %s
                    passwordFile: %s
                  tls: { mode: off }
                """.formatted(
                        database.type(), database.host(), database.port(), database.name(), usernameFile, passwordFile);
        return write(directory.resolve("bucketeer-" + database.type() + ".yaml"), text, text);
    }

    /** The whole address in one text, credentials included. */
    static ConfigFile withUrl(TestDatabase database, Path directory) throws IOException {
        String format = """
                rdbms:
                  type: %s
                  params:
                    url: "%1$s://%s:%s@%s:%d/%s"
                  tls: { mode: off }
                """;
        Path path = directory.resolve("bucketeer-" + database.type() + ".yaml");
        return write(
                path, withUrl(format, database, encoded(database.password())), withUrl(format, database, "********"));
    }

    private static String withUrl(String format, TestDatabase database, String password) {
        return format.formatted(
                database.type(),
                encoded(database.username()),
                password,
                database.host(),
                database.port(),
                database.name());
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static ConfigFile write(Path path, String text, String shown) throws IOException {
        Files.writeString(path, text);
        return new ConfigFile(path, shown);
    }
}
