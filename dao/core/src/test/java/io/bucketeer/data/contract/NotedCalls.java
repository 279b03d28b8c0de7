package io.bucketeer.data.contract;

import io.bucketeer.data.repository.Session;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

/** Notes which methods of a session's ports are called for which environment, and lets every call through. */
final class NotedCalls {

    private final List<String> calls = new ArrayList<>();

    /** The session, its calls noted here. */
    Session of(Session session) {
        return proxy(Session.class, (method, arguments) -> {
            Object port = call(session, method, arguments);
            return proxy(method.getReturnType(), (portMethod, portArguments) -> {
                calls.add(call(portMethod, (String) portArguments[0]));
                return call(port, portMethod, portArguments);
            });
        });
    }

    /** What was called so far, as {@link #call(Method, String)} writes it. */
    List<String> calls() {
        return calls;
    }

    private static String call(Method method, String environmentId) {
        return call(Ports.name(method), environmentId);
    }

    /** How a call is noted. */
    static String call(String method, String environmentId) {
        return method + " in '" + environmentId + "'";
    }

    private static <T> T proxy(Class<T> type, Handler handler) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> handler.call(method, arguments)));
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private interface Handler {

        Object call(Method method, Object[] arguments) throws Throwable;
    }
}
