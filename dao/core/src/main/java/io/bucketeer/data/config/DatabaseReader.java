package io.bucketeer.data.config;

import java.util.Optional;

/** Reads {@code rdbms} or {@code events}. */
final class DatabaseReader {

    private final Reading reading;
    private final Section database;
    private final Section params;

    DatabaseReader(Reading reading, Section database) {
        this.reading = reading;
        this.database = database;
        this.params = database.section(Keys.DATABASE_PARAMS);
    }

    /** Empty after a problem was added. */
    Optional<DatabaseConfig> read() {
        ProviderReader provider = new ProviderReader(database, params);
        Optional<String> type = database.require(Keys.TYPE);
        String cloud = provider.cloud();
        Optional<Endpoint> endpoint =
                new EndpointReader(reading, params, type.map(Engine::of).orElse(Engine.UNKNOWN)).read();
        String auth = provider.auth(cloud, endpoint);
        Optional<Credentials> credentials =
                auth.equals("iam") ? Optional.empty() : new CredentialsReader(params).required(endpoint);
        Tls tls = new TlsReader(params, database.section(Keys.TLS)).read(endpoint);
        PoolConfig pool = pool(type);
        if (!reading.problems().isEmpty() || type.isEmpty() || endpoint.isEmpty() || credentials.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new DatabaseConfig(
                type.get(),
                cloud,
                auth,
                endpoint.get().host(),
                endpoint.get().port(),
                endpoint.get().database(),
                credentials.get(),
                tls,
                pool));
    }

    private PoolConfig pool(Optional<String> type) {
        Section section = database.section(Keys.POOL);
        PoolConfig pool = new PoolReader(section).read();
        if (pool.pooler() && type.equals(Optional.of("mysql"))) {
            section.refuse(Keys.POOLER, Engine.POOLER_RULE);
        }
        return pool;
    }
}
