package io.bucketeer.data.config;

import java.util.Optional;

/** Reads where a server is: {@code url}, or {@code host}, {@code port} and {@code database}. */
final class EndpointReader {

    private final Section params;
    private final Engine engine;
    private final UrlReader urlReader;

    EndpointReader(Reading reading, Section params, Engine engine) {
        this.params = params;
        this.engine = engine;
        this.urlReader = new UrlReader(reading, params);
    }

    /** Empty after a problem was added. */
    Optional<Endpoint> read() {
        return params.has(Keys.URL) ? fromUrl() : fromKeys();
    }

    private Optional<Endpoint> fromKeys() {
        if (!params.has(Keys.HOST)) {
            params.problem(Keys.HOST.name(), "is missing: give " + Keys.HOST.meaning() + ", or put all into 'url'");
        }
        Optional<String> host = params.find(Keys.HOST);
        Optional<Integer> port = params.has(Keys.PORT) ? params.find(Keys.PORT) : Optional.of(engine.defaultPort());
        Optional<String> database = engine.hasDatabases() ? params.require(Keys.DATABASE) : Optional.of("");
        if (host.isEmpty() || port.isEmpty() || database.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Endpoint(Host.withoutBrackets(host.get()), port.get(), database.get(), null, null, null));
    }

    private Optional<Endpoint> fromUrl() {
        for (Key<?> key : new Key<?>[] {Keys.HOST, Keys.PORT, Keys.DATABASE}) {
            if (params.has(key)) {
                params.problem(
                        key.name(),
                        "cannot be combined with '" + params.nameOf(Keys.URL.name()) + "', which holds it: keep one");
            }
        }
        return urlReader.read(engine.urlSchemes()).flatMap(this::endpoint);
    }

    private Optional<Endpoint> endpoint(ConnectionUrl url) {
        String portText = url.port();
        Optional<String> host = urlReader.part(Keys.HOST, url.host());
        Optional<Integer> port =
                portText == null ? Optional.of(engine.defaultPort()) : urlReader.part(Keys.PORT, portText);
        Optional<String> database = database(url.path() == null ? "" : url.path());
        if (host.isEmpty() || port.isEmpty() || database.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Endpoint(
                Host.withoutBrackets(host.get()),
                port.get(),
                database.get(),
                url.scheme(),
                url.user(),
                url.password()));
    }

    private Optional<String> database(String path) {
        if (engine.hasDatabases()) {
            return urlReader.part(Keys.DATABASE, path);
        }
        if (path.isEmpty()) {
            return Optional.of("");
        }
        params.refuse(Keys.URL, "must end after the port: a Redis cluster has no numbered databases");
        return Optional.empty();
    }
}
