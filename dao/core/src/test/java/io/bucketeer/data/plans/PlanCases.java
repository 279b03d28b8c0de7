package io.bucketeer.data.plans;

import io.bucketeer.data.contract.Ports;
import io.bucketeer.data.contract.QueryParts;
import io.bucketeer.data.contract.TenantCases;
import io.bucketeer.data.repository.Page;
import io.bucketeer.data.repository.Session;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Calls that send every statement of every method of the ports: of one that takes a query all {@link PlanQueries}, the
 * first page of a list and one behind it, two chunks of a stream; of others that of {@link TenantCases}, and here those
 * of rows that no environment has.
 */
final class PlanCases {

    private static final int TWO_CHUNKS = 1_001;

    private PlanCases() {}

    /**
     * A call of one method.
     *
     * @param parts what its query selects and orders by; none where it takes no query
     */
    record Call(Set<String> parts, Consumer<Session> run) {

        private static Call of(Consumer<Session> run) {
            return new Call(Set.of(), run);
        }
    }

    /** The calls of each method by {@link Ports#name}; none where nobody knows how to call it. */
    static Map<String, List<Call>> all() {
        Map<String, List<Call>> cases = new LinkedHashMap<>();
        Map<String, Consumer<Session>> byName = byName();
        for (Method method : Ports.all()) {
            String name = Ports.name(method);
            List<Call> calls = new ArrayList<>();
            queryType(method)
                    .flatMap(type -> queries(method, type))
                    .forEach(query -> calls.add(new Call(
                            QueryParts.of(query), session -> run(method, Reflection.port(session, method), query))));
            if (calls.isEmpty() && byName.containsKey(name)) {
                calls.add(Call.of(byName.get(name)));
            }
            cases.put(name, calls);
        }
        return cases;
    }

    /**
     * A page may be asked for in the middle, where the direction matters most. A count has no order, and a stream reads
     * pages as a list does; across environments no index has an order, whatever the filter.
     */
    private static Stream<Record> queries(Method method, Class<?> type) {
        if (method.getReturnType() != Page.class) {
            return PlanQueries.of(type).stream();
        }
        return (isOfAnEnvironment(method) ? PlanQueries.inEveryOrder(type) : PlanQueries.bothWays(type)).stream();
    }

    static boolean isOfAnEnvironment(Method method) {
        return List.of(method.getParameterTypes()).contains(String.class);
    }

    static Stream<Class<?>> queryType(Method method) {
        return Arrays.stream(method.getParameterTypes()).filter(QueryParts::isQuery);
    }

    private static Map<String, Consumer<Session>> byName() {
        Map<String, Consumer<Session>> calls = new LinkedHashMap<>(InstallationPlanCases.all());
        TenantCases.all().forEach((name, call) -> calls.put(name, session -> call.in(session, PlanData.ENVIRONMENT)));
        TenantCases.crossing()
                .forEach((name, call) ->
                        calls.put(name, session -> drain(call.rows().apply(session))));
        return calls;
    }

    private static void run(Method method, Object port, Record query) {
        Object result = call(method, port, query);
        if (result instanceof Stream<?> rows) {
            drain(rows);
        } else if (result instanceof Page<?> page) {
            if (page.nextCursor().isPresent()) {
                call(method, port, PlanQueries.after(query, page.nextCursor().get()));
            } else if (page.items().size() > 1) {
                run(method, port, PlanQueries.byRow(query));
            }
        }
    }

    private static Object call(Method method, Object port, Record query) {
        Object[] arguments = Arrays.stream(method.getParameterTypes())
                .map(type -> type == String.class ? PlanData.ENVIRONMENT : query)
                .toArray();
        return Reflection.invoke(method, port, arguments);
    }

    /** Takes a little more of a stream than it fetches at once. */
    static void drain(Stream<?> rows) {
        try (rows) {
            rows.limit(TWO_CHUNKS).forEach(row -> {});
        }
    }
}
