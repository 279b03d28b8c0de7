package io.bucketeer.data.testkit;

/**
 * Real throw-away servers for tests, demos and code generation: the door of this module.
 *
 * <p>Each server starts when it is first asked for, once per JVM, and is shared. It comes from the first of these that
 * works:
 *
 * <ol>
 *   <li>a running server named by {@code BUCKETEER_TEST_MYSQL_URL}, {@code BUCKETEER_TEST_POSTGRES_URL} or
 *       {@code BUCKETEER_TEST_REDIS_URL} in the environment ({@code mysql://user:password@host:port}); a name that is
 *       set is a decision, so a server that does not answer there is an error;
 *   <li>Testcontainers, when a Docker engine answers;
 *   <li>binaries from Maven Central, for MySQL 9.7 packages of Debian, unpacked into the user's cache directory and
 *       started as child processes that end with the JVM, however it ends.
 * </ol>
 *
 * <p>The system properties {@code testkit.mysql} ({@code 8.0.31}, {@code 8.4} or {@code 9.7}) and
 * {@code testkit.postgres} ({@code 15} to {@code 18}) ask for a version; a server of another one is never taken in its
 * place. {@code testkit.mode} ({@code url}, {@code docker} or {@code embedded}) allows only that way.
 * {@code testkit.durable=true} lets embedded servers flush every commit to the disk, as in production; without it they
 * survive no power failure and answer faster. One log line tells what is used and why.
 *
 * <p>Every method throws {@link TestServerException}, listing what was tried, when no way works. Thread-safe.
 */
public final class TestServers {

    private static final SharedServer<DatabaseServer> MYSQL =
            new SharedServer<>(DatabaseEngine.MYSQL.type(), source -> database(DatabaseEngine.MYSQL, source));
    private static final SharedServer<DatabaseServer> POSTGRES =
            new SharedServer<>(DatabaseEngine.POSTGRES.type(), source -> database(DatabaseEngine.POSTGRES, source));
    private static final SharedServer<RedisServer> REDIS =
            new SharedServer<>("redis", source -> RunningRedisServer.at(source.redis()));

    private TestServers() {}

    /** The MySQL server of this JVM. */
    public static DatabaseServer mysql() {
        return MYSQL.get();
    }

    /** The PostgreSQL server of this JVM. */
    public static DatabaseServer postgres() {
        return POSTGRES.get();
    }

    /**
     * The database server of the given type.
     *
     * @param type {@code mysql} or {@code postgres}
     * @throws IllegalArgumentException when the type is neither
     */
    public static DatabaseServer database(String type) {
        return switch (DatabaseEngine.of(type)) {
            case MYSQL -> mysql();
            case POSTGRES -> postgres();
        };
    }

    /** The Redis server of this JVM. */
    public static RedisServer redis() {
        return REDIS.get();
    }

    /**
     * Starts a database server of the caller's own, to be suspended, killed and restarted. It comes from embedded
     * binaries whatever {@code testkit.mode} and the environment say, since signals reach only processes of this
     * machine, and is of the version that is asked for.
     *
     * @param type {@code mysql} or {@code postgres}
     * @throws IllegalArgumentException when the type is neither
     * @throws TestServerException where there are no binaries of that version, or none that this machine can run: a
     *     test that needs such a server fails there rather than pass unrun
     */
    public static PrivateServer startPrivate(String type) {
        return PrivateServer.start(DatabaseRequest.of(DatabaseEngine.of(type)));
    }

    private static DatabaseServer database(DatabaseEngine engine, ServerSource source) {
        DatabaseRequest request = DatabaseRequest.of(engine);
        return RunningDatabaseServer.at(request, source.database(request));
    }
}
