package io.bucketeer.data.contract;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/** Objects whose every call goes through a handler, for tests that look on. */
public final class Proxies {

    private Proxies() {}

    /** What becomes of a call. */
    @FunctionalInterface
    public interface Handler {

        Object call(Method method, Object[] arguments) throws Throwable;
    }

    /** An object of that interface. */
    public static <T> T of(Class<T> type, Handler handler) {
        return type.cast(Proxy.newProxyInstance(
                Proxies.class.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> handler.call(method, arguments)));
    }

    /** Passes a call on, with its result or its own exception. */
    public static Object pass(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
