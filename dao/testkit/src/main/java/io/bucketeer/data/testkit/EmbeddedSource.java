package io.bucketeer.data.testkit;

import io.bucketeer.data.testkit.embedded.Durability;
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
        return address(() -> start(request, Durability.ofSharedServers()));
    }

    @Override
    public ServerAddress redis() {
        return address(EmbeddedServers::redis);
    }

    /** Starts another database server. */
    static EmbeddedServer start(DatabaseRequest request, Durability durability) {
        return switch (request.engine()) {
            case MYSQL -> EmbeddedServers.mysql(request.version(), durability);
            case POSTGRES -> EmbeddedServers.postgres(request.version(), durability);
        };
    }

    /** Where a server of this kind is to be had. */
    static ServerAddress addressOf(EmbeddedServer server) {
        return new ServerAddress(server.host(), server.port(), server.username(), server.password(), server.origin());
    }

    private static ServerAddress address(Supplier<EmbeddedServer> starter) {
        try {
            return addressOf(starter.get());
        } catch (EmbeddedServerException e) {
            throw new SourceUnavailableException(e.getMessage(), e);
        }
    }
}
