package io.bucketeer.data.differential;

import io.bucketeer.data.repository.Session;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Sessions that hand out other repositories than the library's. */
final class Sessions {

    private Sessions() {}

    /** A session that hands out the repository of each type. */
    static Session of(Map<Class<?>, ?> repositories) {
        return (Session) Proxy.newProxyInstance(
                Session.class.getClassLoader(), new Class<?>[] {Session.class}, (self, method, arguments) -> {
                    Object repository = repositories.get(method.getReturnType());
                    if (repository == null) {
                        throw new AssertionError("nothing stands in for " + method.getName() + "()");
                    }
                    return repository;
                });
    }

    /** A session that hands out what becomes of each of the session's repositories. */
    static Session mapped(Session session, BiFunction<Class<?>, Object, Object> mapping) {
        Function<Class<?>, Object> handedOut = type -> mapping.apply(type, handedOut(session, type));
        return of(Arrays.stream(Session.class.getMethods())
                .map(method -> (Class<?>) method.getReturnType())
                .filter(type -> isHandedOut(session, type))
                .collect(Collectors.toMap(type -> type, handedOut)));
    }

    private static boolean isHandedOut(Session session, Class<?> type) {
        try {
            return handedOut(session, type) != null;
        } catch (AssertionError e) {
            return false;
        }
    }

    private static Object handedOut(Session session, Class<?> type) {
        for (Method method : Session.class.getMethods()) {
            if (method.getReturnType() == type) {
                return call(session, method);
            }
        }
        throw new IllegalArgumentException("no session hands out a " + type);
    }

    private static Object call(Session session, Method method) {
        try {
            return method.invoke(session);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof AssertionError error) {
                throw error;
            }
            throw new IllegalStateException(e);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
