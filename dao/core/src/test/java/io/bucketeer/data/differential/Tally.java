package io.bucketeer.data.differential;

import io.bucketeer.data.error.DataAccessException;
import io.bucketeer.data.repository.Page;
import io.bucketeer.data.repository.Session;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How often which method of a repository was called, and what came of it. Thread-safe. */
final class Tally {

    /** Outcome and how often, by method. */
    private final Map<String, Map<String, Integer>> outcomes = new TreeMap<>();

    /** The session with every call of its repositories counted. */
    Session counting(Session session) {
        return Sessions.mapped(session, this::counting);
    }

    private Object counting(Class<?> type, Object repository) {
        return Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> call(type, repository, method, arguments));
    }

    private @Nullable Object call(Class<?> type, Object repository, Method method, Object[] arguments)
            throws Throwable {
        try {
            Object result = method.invoke(repository, arguments);
            count(name(type, method), kind(result));
            return result;
        } catch (InvocationTargetException e) {
            count(name(type, method), code(e.getCause()));
            throw e.getCause();
        }
    }

    /** Every method of every repository that a session hands out, as a report names it. */
    static Set<String> allMethods() {
        return Arrays.stream(Session.class.getMethods())
                .<Class<?>>map(Method::getReturnType)
                .flatMap(type -> Arrays.stream(type.getMethods()).map(method -> name(type, method)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String name(Class<?> type, Method method) {
        return type.getSimpleName() + "." + method.getName()
                + Arrays.stream(method.getParameterTypes())
                        .map(Class::getSimpleName)
                        .collect(Collectors.joining(", ", "(", ")"));
    }

    private static String kind(@Nullable Object result) {
        return switch (result) {
            case Optional<?> optional -> optional.isPresent() ? "found" : "none";
            case Boolean did -> did.toString();
            case Page<?> page ->
                page.items().isEmpty() ? "empty" : page.nextCursor().isPresent() ? "more" : "last";
            case Map<?, ?> counts -> counts.isEmpty() ? "empty" : "rows";
            case Collection<?> rows -> rows.isEmpty() ? "empty" : "rows";
            case Long count -> count == 0 ? "0" : "some";
            case Integer count -> count == 0 ? "0" : "some";
            case null -> "done";
            default -> "done";
        };
    }

    private static String code(Throwable error) {
        return error instanceof DataAccessException e
                ? e.code().name()
                : error.getClass().getSimpleName();
    }

    private synchronized void count(String method, String outcome) {
        outcomes.computeIfAbsent(method, any -> new TreeMap<>()).merge(outcome, 1, Integer::sum);
    }

    /** The methods that were called. */
    synchronized Set<String> methods() {
        return Set.copyOf(outcomes.keySet());
    }

    /** One line for each method. */
    @Override
    public synchronized String toString() {
        return outcomes.entrySet().stream()
                .map(entry -> "  %-66s %s".formatted(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining("\n"));
    }
}
