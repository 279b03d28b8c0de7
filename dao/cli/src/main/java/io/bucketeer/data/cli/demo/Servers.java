package io.bucketeer.data.cli.demo;

import io.bucketeer.data.testkit.DatabaseServer;
import io.bucketeer.data.testkit.PrivateServer;
import io.bucketeer.data.testkit.TestServerException;
import io.bucketeer.data.testkit.TestServers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/**
 * The servers of one run.
 *
 * @param remark why they cannot be killed; empty where they can
 */
record Servers(DatabaseServer mysql, DatabaseServer postgres, String remark) implements AutoCloseable {

    /**
     * Servers of this run's own or, where this machine cannot run such, those of the test kit. Both start at once, since
     * each takes seconds.
     *
     * @param own starts one of this run's own
     */
    static Servers start(Function<String, DatabaseServer> own) {
        try {
            return start(own, "");
        } catch (TestServerException e) {
            return start(TestServers::database, String.valueOf(e.getMessage()));
        }
    }

    private static Servers start(Function<String, DatabaseServer> starter, String remark) {
        CompletableFuture<DatabaseServer> mysql = CompletableFuture.supplyAsync(() -> starter.apply("mysql"));
        DatabaseServer postgres = starter.apply("postgres");
        try {
            return new Servers(mysql.join(), postgres, remark);
        } catch (CompletionException e) {
            throw e.getCause() instanceof TestServerException failure ? failure : e;
        }
    }

    /** Whether they may be killed. */
    boolean ownServers() {
        return remark.isEmpty();
    }

    @Override
    public void close() {
        close(mysql);
        close(postgres);
    }

    private static void close(DatabaseServer server) {
        if (server instanceof PrivateServer own) {
            own.close();
        }
    }
}
