package io.bucketeer.data.testkit;

import io.bucketeer.data.testkit.embedded.RedisProbe;
import java.io.IOException;

/** A Redis server that has answered. */
record RunningRedisServer(String host, int port, String description) implements RedisServer {

    /** Asks the server for its version, which proves that it answers. */
    static RunningRedisServer at(ServerAddress address) {
        try {
            String version = RedisProbe.info(address.host(), address.port(), "redis_version");
            String description = "Redis %s, %s, port %d".formatted(version, address.origin(), address.port());
            return new RunningRedisServer(address.host(), address.port(), description);
        } catch (IOException e) {
            throw new TestServerException("the redis server at " + address + " does not answer", e);
        }
    }

    @Override
    public String toString() {
        return description;
    }
}
