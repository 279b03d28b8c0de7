package io.bucketeer.data.testkit;

import io.bucketeer.data.testkit.embedded.Durability;
import io.bucketeer.data.testkit.embedded.Passwords;
import io.bucketeer.data.testkit.embedded.ServerSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.JdbcDatabaseContainer;
import org.testcontainers.mysql.MySQLContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** Containers by Testcontainers, which also removes them when the JVM has ended. */
final class DockerSource implements ServerSource {

    private static final String MYSQL_VERSION = "8.4";
    private static final String POSTGRES_VERSION = "18";
    private static final String REDIS_IMAGE = "redis:7";

    private static final int REDIS_PORT = 6379;

    /**
     * Testcontainers logs an error with a stack trace when it finds no engine, so it is asked only where one may be.
     */
    private static final List<Path> SIGNS_OF_DOCKER = List.of(
            Path.of("/var/run/docker.sock"),
            Path.of(System.getProperty("user.home"), ".docker", "run", "docker.sock"),
            Path.of(System.getProperty("user.home"), ".testcontainers.properties"),
            Path.of(System.getenv().getOrDefault("XDG_RUNTIME_DIR", "/run"), "docker.sock"));

    @Override
    public String mode() {
        return "docker";
    }

    @Override
    public ServerAddress database(DatabaseRequest request) {
        requireDocker();
        String image = image(request);
        return switch (request.engine()) {
            case MYSQL -> start(image, mysqlContainer(image));
            case POSTGRES -> start(image, postgresContainer(image));
        };
    }

    /** The official image, of the version that is asked for. */
    static String image(DatabaseRequest request) {
        return switch (request.engine()) {
            case MYSQL -> "mysql:" + request.versionOr(MYSQL_VERSION);
            case POSTGRES -> "postgres:" + request.versionOr(POSTGRES_VERSION);
        };
    }

    @Override
    public ServerAddress redis() {
        requireDocker();
        GenericContainer<?> container =
                new GenericContainer<>(DockerImageName.parse(REDIS_IMAGE)).withExposedPorts(REDIS_PORT);
        run(REDIS_IMAGE, container);
        return new ServerAddress(container.getHost(), container.getMappedPort(REDIS_PORT), "", "", origin(REDIS_IMAGE));
    }

    private static JdbcDatabaseContainer<?> mysqlContainer(String image) {
        return new MySQLContainer(DockerImageName.parse(image))
                .withUsername("root")
                .withPassword(Passwords.random())
                .withCommand(ServerSettings.mysql(Durability.ofSharedServers()).toArray(String[]::new));
    }

    private static JdbcDatabaseContainer<?> postgresContainer(String image) {
        Stream<String> words = Stream.concat(
                Stream.of("postgres"),
                ServerSettings.postgres(Durability.ofSharedServers()).stream()
                        .flatMap(parameter -> Stream.of("-c", parameter)));
        return new PostgreSQLContainer(DockerImageName.parse(image))
                .withPassword(Passwords.random())
                .withCommand(words.toArray(String[]::new));
    }

    private static ServerAddress start(String image, JdbcDatabaseContainer<?> container) {
        run(image, container);
        return new ServerAddress(
                container.getHost(),
                container.getFirstMappedPort(),
                container.getUsername(),
                container.getPassword(),
                origin(image));
    }

    /** Testcontainers' failures have no common type: a pull that fails and a container that does not start end here. */
    private static void run(String image, GenericContainer<?> container) {
        try {
            container.start();
        } catch (RuntimeException e) {
            throw new SourceUnavailableException("Docker answers, but image " + image + " does not start: " + e, e);
        }
    }

    private static String origin(String image) {
        return "Testcontainers image " + image;
    }

    private static void requireDocker() {
        boolean sign =
                System.getenv("DOCKER_HOST") != null || SIGNS_OF_DOCKER.stream().anyMatch(Files::exists);
        if (!sign || !DockerClientFactory.instance().isDockerAvailable()) {
            throw new SourceUnavailableException("no Docker engine answers");
        }
    }
}
