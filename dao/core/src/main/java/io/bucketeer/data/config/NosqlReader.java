package io.bucketeer.data.config;

import java.util.Optional;

/** Reads {@code nosql}. */
final class NosqlReader {

    private final Reading reading;
    private final Section nosql;

    NosqlReader(Reading reading, Section nosql) {
        this.reading = reading;
        this.nosql = nosql;
    }

    /** Empty where Redis is switched off, or after a problem was added. */
    Optional<NosqlConfig> read() {
        Section params = nosql.section(Keys.NOSQL_PARAMS);
        Section tlsSection = nosql.section(Keys.TLS);
        if (!nosql.read(Keys.ENABLED)) {
            return Optional.empty();
        }
        Optional<String> type = nosql.require(Keys.NOSQL_TYPE);
        Optional<Endpoint> endpoint = new EndpointReader(reading, params, Engine.REDIS).read();
        Optional<Credentials> credentials = new CredentialsReader(params).optional(endpoint);
        Tls tls = new TlsReader(params, tlsSection).read(endpoint);
        if (!reading.problems().isEmpty() || type.isEmpty() || endpoint.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new NosqlConfig(
                type.get(), endpoint.get().host(), endpoint.get().port(), credentials, tls));
    }
}
