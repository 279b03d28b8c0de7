package io.bucketeer.data.config;

import java.util.Optional;

/**
 * The Redis server of the optional cache.
 *
 * @param type the service that runs it: {@code redis}, {@code elastiCache}, {@code memorystore} or {@code azureCache}
 * @param host one name or address; an IPv6 address without brackets
 * @param port from 1 to 65535
 * @param credentials absent where the server asks for none
 */
public record NosqlConfig(String type, String host, int port, Optional<Credentials> credentials, Tls tls) {

    /** @throws io.bucketeer.data.error.ConfigurationException with everything that breaks a rule */
    public NosqlConfig {
        host = Host.withoutBrackets(host);
        new Check("NosqlConfig")
                .value(Keys.NOSQL_TYPE, type)
                .value(Keys.HOST, host)
                .value(Keys.PORT, port)
                .throwIfAny();
    }

    /** A server without log-in, with the default TLS for its host. */
    public static NosqlConfig of(String host, int port) {
        return new NosqlConfig("redis", host, port, Optional.empty(), Tls.defaultFor(Host.withoutBrackets(host)));
    }

    /** Host and port as a URL has them: an IPv6 address in brackets. */
    public String hostAndPort() {
        return Host.withPort(host, port);
    }
}
