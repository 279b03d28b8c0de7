package io.bucketeer.data.dialect.mysql;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * A connection that says when it runs a write, whoever prepared it: a limit that each writing method had to ask for would
 * be forgotten by one of them. By reflection, since few of JDBC's hundreds of methods matter.
 */
final class WatchedConnection implements InvocationHandler {

    /** The server bounds these by itself. */
    private static final String READ = "select";

    private final Connection connection;
    private final WatchedSession session;
    private final Runnable closed;

    private WatchedConnection(Connection connection, WatchedSession session, Runnable closed) {
        this.connection = connection;
        this.session = session;
        this.closed = closed;
    }

    /** @param closed is told when the connection is closed */
    static Connection of(Connection connection, WatchedSession session, Runnable closed) {
        return proxy(Connection.class, new WatchedConnection(connection, session, closed));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (method.getName().equals("close")) {
            closed.run();
        }
        Object result = pass(connection, method, arguments);
        if (result instanceof PreparedStatement statement) {
            return isRead(arguments)
                    ? statement
                    : proxy(PreparedStatement.class, new WatchedStatement(statement, session));
        }
        return result instanceof Statement statement
                ? proxy(Statement.class, new WatchedStatement(statement, session))
                : result;
    }

    private static boolean isRead(Object @Nullable [] arguments) {
        return arguments != null
                && arguments[0] instanceof String sql
                && sql.regionMatches(true, 0, READ, 0, READ.length());
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(WatchedConnection.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static @Nullable Object pass(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    /** Every way to run it begins with the same word. */
    private record WatchedStatement(Statement statement, WatchedSession session) implements InvocationHandler {

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            if (!method.getName().startsWith("execute")) {
                return pass(statement, method, arguments);
            }
            session.begin();
            try {
                return pass(statement, method, arguments);
            } finally {
                session.end();
            }
        }
    }
}
