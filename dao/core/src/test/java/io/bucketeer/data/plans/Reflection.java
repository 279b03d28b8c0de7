package io.bucketeer.data.plans;

import io.bucketeer.data.repository.Session;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;

/** Calls by name, whose failures come out as they are. */
final class Reflection {

    private Reflection() {}

    /** The port of a session that has the method. */
    static Object port(Session session, Method method) {
        return Arrays.stream(Session.class.getMethods())
                .filter(port -> method.getDeclaringClass().isAssignableFrom(port.getReturnType()))
                .findFirst()
                .map(port -> invoke(port, session))
                .orElseThrow();
    }

    static Object callStatic(Class<?> type, String name) {
        return invoke(method(type, name), null);
    }

    static Object call(Object target, String name) {
        return invoke(method(target.getClass(), name), target);
    }

    static Object call(Object target, String name, Class<?> parameter, Object argument) {
        return invoke(method(target.getClass(), name, parameter), target, argument);
    }

    private static Method method(Class<?> type, String name, Class<?>... parameters) {
        try {
            return type.getMethod(name, parameters);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    static Object invoke(Method method, Object target, Object... arguments) {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    static Object constant(Field field) {
        try {
            return field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
