package io.bucketeer.data.testkit;

import io.bucketeer.data.testkit.embedded.Durability;
import io.bucketeer.data.testkit.embedded.EmbeddedServer;
import io.bucketeer.data.testkit.embedded.EmbeddedServerException;
import io.bucketeer.data.testkit.embedded.ServerProcess;

/**
 * A database server of the caller's own, whose process may be made to hang, killed and started again, and whose
 * settings may be changed. What was acknowledged before it was killed is there when it has started again, at the same
 * address. Ends with the JVM at the latest. Thread-safe, but for signals that contradict each other.
 */
public final class PrivateServer implements DatabaseServer, AutoCloseable {

    private final DatabaseServer server;
    private final ServerProcess process;

    private PrivateServer(DatabaseServer server, ServerProcess process) {
        this.server = server;
        this.process = process;
    }

    /** Starts one, as {@link TestServers#startPrivate} says. */
    static PrivateServer start(DatabaseRequest request) {
        try {
            EmbeddedServer server = EmbeddedSource.start(request, Durability.ofPrivateServers());
            return new PrivateServer(
                    RunningDatabaseServer.at(request, EmbeddedSource.addressOf(server)), server.process());
        } catch (EmbeddedServerException e) {
            throw new TestServerException(
                    "no private " + request.engine().type()
                            + " server to be had: only one of embedded binaries can be sent signals, and "
                            + e.getMessage(),
                    e);
        }
    }

    /**
     * Makes the server hang, with all its processes: connections stay and the system accepts new ones, but nothing is
     * answered.
     */
    public void suspend() {
        process.suspend();
    }

    /** Lets a server that hangs go on. */
    public void resume() {
        process.resume();
    }

    /** Ends all processes of the server as the kernel does when memory runs out; from then on nobody listens. */
    public void kill() {
        process.kill();
    }

    /** Starts a server that was killed again, on the same data and the same port, and waits until it answers. */
    public void restart() {
        process.restart();
    }

    /** Stops the server, whatever its state, and removes its data. Closing twice does no harm. */
    @Override
    public void close() {
        process.stop();
    }

    @Override
    public String type() {
        return server.type();
    }

    @Override
    public String host() {
        return server.host();
    }

    @Override
    public int port() {
        return server.port();
    }

    @Override
    public String username() {
        return server.username();
    }

    @Override
    public String password() {
        return server.password();
    }

    @Override
    public String description() {
        return server.description();
    }

    @Override
    public TestDatabase createDatabase(String purpose) {
        return server.createDatabase(purpose);
    }

    @Override
    public String toString() {
        return description();
    }
}
