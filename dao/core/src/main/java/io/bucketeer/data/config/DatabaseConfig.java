package io.bucketeer.data.config;

/**
 * One database: where it is, how to log in, and the limits of its pool.
 *
 * @param type the engine, {@code mysql} or {@code postgres}
 * @param cloud who supplies tokens, {@code none}, {@code aws}, {@code gcp} or {@code azure}
 * @param auth how to log in, {@code password} or {@code iam}
 * @param host one name or address; an IPv6 address without brackets
 * @param port from 1 to 65535
 * @param database the database's name; on MySQL also called schema
 * @param credentials user name and password, fixed or from files that may rotate
 * @param tls how the connection is protected
 * @param pool how many connections, and how long anything may take
 */
public record DatabaseConfig(
        String type,
        String cloud,
        String auth,
        String host,
        int port,
        String database,
        Credentials credentials,
        Tls tls,
        PoolConfig pool) {

    /** @throws io.bucketeer.data.error.ConfigurationException with everything that breaks a rule */
    public DatabaseConfig {
        host = Host.withoutBrackets(host);
        new Check("DatabaseConfig")
                .value(Keys.TYPE, type)
                .value(Keys.CLOUD, cloud)
                .value(Keys.AUTH, auth)
                .value(Keys.HOST, host)
                .value(Keys.PORT, port)
                .value(Keys.DATABASE, database)
                .that(!pool.pooler() || !type.equals("mysql"), Keys.POOLER, "true", Engine.POOLER_RULE)
                .throwIfAny();
    }

    /** A database with a fixed user name and password, the default TLS for its host and the default pool. */
    public static DatabaseConfig of(
            String type, String host, int port, String database, String username, String password) {
        return new DatabaseConfig(
                type,
                Keys.CLOUD.requireFallback(),
                Keys.AUTH.requireFallback(),
                host,
                port,
                database,
                Credentials.of(username, Secret.of(password)),
                Tls.defaultFor(Host.withoutBrackets(host)),
                PoolConfig.defaults());
    }

    /** The same with another login. */
    public DatabaseConfig withCredentials(Credentials other) {
        return new DatabaseConfig(type, cloud, auth, host, port, database, other, tls, pool);
    }

    /** The same with other protection of the connection. */
    public DatabaseConfig withTls(Tls other) {
        return new DatabaseConfig(type, cloud, auth, host, port, database, credentials, other, pool);
    }

    /** The same with other limits. */
    public DatabaseConfig withPool(PoolConfig other) {
        return new DatabaseConfig(type, cloud, auth, host, port, database, credentials, tls, other);
    }

    /** Host and port as a URL has them: an IPv6 address in brackets. */
    public String hostAndPort() {
        return Host.withPort(host, port);
    }
}
