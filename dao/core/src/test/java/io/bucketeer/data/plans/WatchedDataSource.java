package io.bucketeer.data.plans;

import io.bucketeer.data.contract.Proxies;
import io.bucketeer.data.plans.SentStatement.Bound;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;

/** Tells a watcher of every statement just before it goes to the server. */
final class WatchedDataSource {

    private static final Set<String> EXECUTIONS =
            Set.of("execute", "executeQuery", "executeUpdate", "executeLargeUpdate", "executeBatch");

    private final Watcher watcher;

    private WatchedDataSource(Watcher watcher) {
        this.watcher = watcher;
    }

    /** Is told of statements. */
    @FunctionalInterface
    interface Watcher {

        /** What is asked on the connection here sees exactly what the statement will see. */
        void beforeSent(Connection connection, SentStatement statement) throws SQLException;
    }

    static DataSource of(DataSource source, Watcher watcher) {
        WatchedDataSource watched = new WatchedDataSource(watcher);
        return Proxies.of(DataSource.class, (method, arguments) -> {
            Object result = Proxies.pass(source, method, arguments);
            return result instanceof Connection connection ? watched.connection(connection) : result;
        });
    }

    private Connection connection(Connection connection) {
        return Proxies.of(Connection.class, (method, arguments) -> {
            Object result = Proxies.pass(connection, method, arguments);
            if (result instanceof PreparedStatement statement) {
                return prepared(connection, statement, (String) arguments[0]);
            }
            return result instanceof Statement statement ? plain(connection, statement) : result;
        });
    }

    private Statement plain(Connection connection, Statement statement) {
        return Proxies.of(Statement.class, (method, arguments) -> {
            if (EXECUTIONS.contains(method.getName())) {
                watcher.beforeSent(connection, new SentStatement((String) arguments[0], List.of()));
            }
            return Proxies.pass(statement, method, arguments);
        });
    }

    private PreparedStatement prepared(Connection connection, PreparedStatement statement, String sql) {
        Map<Integer, Bound> bound = new TreeMap<>();
        return Proxies.of(PreparedStatement.class, (method, arguments) -> {
            if (isSetter(method)) {
                bound.putIfAbsent((Integer) arguments[0], new Bound(method, Arrays.asList(arguments)));
            } else if (EXECUTIONS.contains(method.getName())) {
                watcher.beforeSent(connection, new SentStatement(sql, List.copyOf(bound.values())));
                bound.clear();
            }
            return Proxies.pass(statement, method, arguments);
        });
    }

    private static boolean isSetter(Method method) {
        return method.getName().startsWith("set")
                && method.getParameterCount() > 1
                && method.getParameterTypes()[0] == int.class;
    }
}
