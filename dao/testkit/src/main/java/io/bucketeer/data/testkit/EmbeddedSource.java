package io.bucketeer.data.testkit;

import io.bucketeer.data.testkit.embedded.EmbeddedServer;
import io.bucketeer.data.testkit.embedded.EmbeddedServerException;
import io.bucketeer.data.testkit.embedded.EmbeddedServers;
import java.util.function.Supplier;

/** Server binaries from Maven Central or packages of Debian, started as children of this JVM. */
final class EmbeddedSource implements ServerSource {

    @Override
    public String mode() {
        return "embedded";
    }

    @Override
    public ServerAddress database(DatabaseRequest request) {
        return switch (request.engine()) {
            case MYSQL -> start(() -> EmbeddedServers.mysql(request.version()));
            case POSTGRES -> start(() -> EmbeddedServers.postgres(request.version()));
        };
    }

    @Override
    public ServerAddress redis() {
        return start(EmbeddedServers::redis);
    }

    private static ServerAddress start(Supplier<EmbeddedServer> starter) {
        try {
            EmbeddedServer server = starter.get();
            return new ServerAddress(
                    server.host(), server.port(), server.username(), server.password(), server.origin());
        } catch (EmbeddedServerException e) {
            throw new SourceUnavailableException(e.getMessage(), e);
        }
    }
}
