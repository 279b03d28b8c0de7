package io.bucketeer.data.jooq;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A repository as one unit of work hands it out: every call makes sure that it is inside, so that a repository kept
 * beyond the unit, or given to another thread, cannot write past it. Thread-safe.
 *
 * @param shared the repository of the open database
 * @param membership throws outside the unit
 */
record UnitPort(Object shared, Runnable membership) implements InvocationHandler {

    /** The repository, for the unit's own thread until the unit's end. */
    static <P> P of(Class<P> type, P shared, Runnable membership) {
        membership.run();
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, new UnitPort(shared, membership)));
    }

    @Override
    public @Nullable Object invoke(Object self, Method method, Object @Nullable [] arguments) throws Throwable {
        if (method.getDeclaringClass() == Object.class) {
            return method.getName().equals("equals")
                    ? self == Objects.requireNonNull(arguments)[0]
                    : method.invoke(this, arguments);
        }
        membership.run();
        try {
            return method.invoke(shared, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
