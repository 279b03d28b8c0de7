package io.bucketeer.data.plans;

import io.bucketeer.data.contract.QueryParts;
import io.bucketeer.data.repository.Direction;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Queries of one type, from its record and builder: one that selects all, and for each filter, each value of a flag or
 * an enum and each sort key one that has it. What a release adds is among them without being listed.
 */
final class PlanQueries {

    private static final int PAGE_SIZE = 50;

    private PlanQueries() {}

    /** Every query ascending, and descending the one that selects all. */
    static List<Record> of(Class<?> type) {
        Set<Record> queries = towards(type, Direction.ASCENDING);
        queries.add(with(type, Direction.DESCENDING));
        return List.copyOf(queries);
    }

    /** Every query both ways, and those that are ordered by what they fix. */
    static List<Record> bothWays(Class<?> type) {
        Set<Record> queries = towards(type, Direction.ASCENDING);
        queries.addAll(towards(type, Direction.DESCENDING));
        queries.addAll(ordersByWhatIsFixed(type));
        return List.copyOf(queries);
    }

    private static Set<Record> towards(Class<?> type, Direction direction) {
        Set<Record> queries = new LinkedHashSet<>();
        queries.add(with(type, direction));
        partsWithValues(type).forEach(part -> queries.add(with(type, direction, part)));
        return queries;
    }

    /**
     * Those, and every filter in each order: a planner that has an index for the filter and another for the order reads
     * one of them, and an order of which the filter leaves only the key has other indexes again.
     */
    static List<Record> inEveryOrder(Class<?> type) {
        Set<Record> queries = new LinkedHashSet<>(bothWays(type));
        List<Part> filters =
                partsWithValues(type).filter(part -> !part.isSortKey()).toList();
        for (Direction direction : Direction.values()) {
            partsWithValues(type)
                    .filter(Part::isSortKey)
                    .forEach(sort -> filters.forEach(filter -> queries.add(with(type, direction, sort, filter))));
        }
        return List.copyOf(queries);
    }

    /**
     * Ordered by a column to which a filter gives one value, so that the key alone orders; both ways, and together with
     * every other filter. An index is then asked for an order that no query above wants of it.
     */
    private static Set<Record> ordersByWhatIsFixed(Class<?> type) {
        Set<Record> queries = new LinkedHashSet<>();
        for (Part sort : partsWithValues(type).filter(Part::isSortKey).toList()) {
            for (Part fixed : partsWithValues(type).filter(sort::isOrderBy).toList()) {
                partsWithValues(type)
                        .filter(other -> !other.isSortKey() && !other.hasNameOf(fixed))
                        .forEach(other -> {
                            queries.add(with(type, Direction.ASCENDING, sort, fixed, other));
                            queries.add(with(type, Direction.DESCENDING, sort, fixed, other));
                        });
            }
        }
        return queries;
    }

    private static Stream<Part> partsWithValues(Class<?> type) {
        return QueryParts.parts(type)
                .filter(component -> component.getType() != Direction.class)
                .flatMap(component -> values(component).map(value -> new Part(component, value)));
    }

    /** What a query is told. */
    private record Part(RecordComponent component, @Nullable Object value) {

        boolean isSortKey() {
            return component.getName().equals("sort");
        }

        /** Whether this orders by the column to which that filter gives one value. */
        boolean isOrderBy(Part filter) {
            return filter.value != null
                    && filter.component.getType() != Set.class
                    && String.valueOf(value).replace("_", "").equalsIgnoreCase(filter.component.getName());
        }

        boolean hasNameOf(Part other) {
            return component.equals(other.component);
        }
    }

    /** The query for the page behind a cursor. */
    static Record after(Record query, String cursor) {
        return (Record) Reflection.call(query, "after", String.class, cursor);
    }

    /** The same query, a row at a time. */
    static Record byRow(Record query) {
        Object builder = Reflection.call(query, "toBuilder");
        Reflection.call(builder, "pageSize", int.class, 1);
        return (Record) Reflection.call(builder, "build");
    }

    private static Record with(Class<?> type, Direction direction, Part... parts) {
        Object builder = Reflection.callStatic(type, "builder");
        Reflection.call(builder, "direction", Direction.class, direction);
        Reflection.call(builder, "pageSize", int.class, PAGE_SIZE);
        for (Part part : parts) {
            Reflection.call(
                    builder, part.component().getName(), part.component().getType(), part.value());
        }
        return (Record) Reflection.call(builder, "build");
    }

    private static Stream<?> values(RecordComponent part) {
        Class<?> type = part.getType();
        if (type == Boolean.class) {
            return Stream.of(true, false, null);
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants());
        }
        if (type != String.class && type != Set.class) {
            return constants(type);
        }
        Set<String> texts = PlanTexts.of(part);
        return type == Set.class ? Stream.of(texts) : texts.stream();
    }

    /** The values that this release knows of one of the model's types that are open to others. */
    private static Stream<?> constants(Class<?> type) {
        return Arrays.stream(type.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == type)
                .map(Reflection::constant);
    }
}
