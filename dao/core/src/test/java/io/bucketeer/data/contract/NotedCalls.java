package io.bucketeer.data.contract;

import io.bucketeer.data.repository.Page;
import io.bucketeer.data.repository.Session;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Notes which methods of a session's ports are called for which environment, and lets every call through. */
final class NotedCalls {

    private final List<String> calls = new ArrayList<>();
    private final Set<String> fruitful = new TreeSet<>();

    /** The session, its calls noted here. */
    Session of(Session session) {
        return Proxies.of(Session.class, (method, arguments) -> {
            Object port = Proxies.pass(session, method, arguments);
            return Proxies.of(method.getReturnType(), (portMethod, portArguments) -> {
                calls.add(call(portMethod, (String) portArguments[0]));
                return noting(Proxies.pass(port, portMethod, portArguments), portArguments);
            });
        });
    }

    /** What was called so far, as {@link #call(Method, String)} writes it. */
    List<String> calls() {
        return calls;
    }

    /** The parts of the queries that rows were found by. */
    Set<String> fruitfulParts() {
        return fruitful;
    }

    /** The result; of a stream, a row has to be read before it counts as found. */
    private Object noting(Object result, Object[] arguments) {
        if (result instanceof Stream<?> rows) {
            return rows.peek(row -> noteQueries(arguments));
        }
        if (result instanceof Page<?> page && !page.items().isEmpty() || result instanceof Long count && count > 0) {
            noteQueries(arguments);
        }
        return result;
    }

    private void noteQueries(Object[] arguments) {
        for (Object argument : arguments) {
            if (QueryParts.isQuery(argument.getClass())) {
                fruitful.addAll(QueryParts.of((Record) argument));
            }
        }
    }

    private static String call(Method method, String environmentId) {
        return call(Ports.name(method), environmentId);
    }

    /** How a call is noted. */
    static String call(String method, String environmentId) {
        return method + " in '" + environmentId + "'";
    }
}
