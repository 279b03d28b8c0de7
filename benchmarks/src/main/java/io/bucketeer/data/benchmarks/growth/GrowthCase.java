package io.bucketeer.data.benchmarks.growth;

import io.bucketeer.data.repository.Session;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A call whose cost is looked at while its environment grows, or several alike of which the dearest counts.
 *
 * @param name what is asked for, in words
 * @param grows why its cost cannot be flat, by database; none where it is to be
 * @param calls make it
 */
record GrowthCase(String name, Map<String, String> grows, List<Preparation> calls) {

    /** Of a case that is to be flat. */
    static final Map<String, String> NOWHERE = Map.of();

    /** Where all calls are made. */
    static final List<String> DATABASES = List.of("mysql", "postgres");

    /** Gets a call ready: finds the place in the middle of a list, say. */
    @FunctionalInterface
    interface Preparation {

        /** The call in an environment of so many rows of each kind; it can be made again and again. */
        Runnable prepare(Session session, int size);
    }

    /** A call that is the same whatever the size. */
    static GrowthCase call(String name, Map<String, String> grows, Consumer<Session> call) {
        return dearest(name, grows, Stream.of(call));
    }

    /** The dearest of such calls. */
    static GrowthCase dearest(String name, Map<String, String> grows, Stream<Consumer<Session>> calls) {
        return new GrowthCase(
                name,
                grows,
                calls.<Preparation>map(call -> (session, size) -> () -> call.accept(session))
                        .toList());
    }

    /** The first page of a list, and one in its middle unless that costs more on both databases. */
    static Stream<GrowthCase> pages(String name, Map<String, String> grows, Function<Session, Paging> list) {
        GrowthCase first = new GrowthCase(
                name + ", first page",
                grows,
                List.of((session, size) -> list.apply(session).first()));
        GrowthCase middle = new GrowthCase(
                name + ", a page in the middle",
                grows,
                List.of((session, size) -> list.apply(session).behind(size / 2)));
        return grows.keySet().containsAll(DATABASES) ? Stream.of(first) : Stream.of(first, middle);
    }

    /** The same reason on both databases. */
    static Map<String, String> onBoth(String reason) {
        return DATABASES.stream().collect(Collectors.toMap(database -> database, database -> reason));
    }

    /** The name of one of the databases as a reader knows it. */
    static String title(String database) {
        return database.equals("mysql") ? "MySQL" : "PostgreSQL";
    }

    boolean isToBeFlat(String database) {
        return !grows.containsKey(database);
    }
}
