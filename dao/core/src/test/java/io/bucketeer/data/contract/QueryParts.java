package io.bucketeer.data.contract;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What list queries select by and order by, as their records say it: whatever a release adds is a part without being
 * listed anywhere. A part is such as {@code FeatureQuery.ids}, {@code FeatureQuery.enabled = true} or {@code
 * FeatureQuery.sort = NAME}.
 */
public final class QueryParts {

    /** Where a page starts and ends; these neither select nor order. */
    private static final Set<String> PAGING = Set.of("pageSize", "cursor");

    /** What orders, and does not select. */
    private static final Set<String> ORDER = Set.of("sort", "direction");

    private QueryParts() {}

    /** The queries that the ports take, those of directories too. */
    public static List<Class<?>> types() {
        return Ports.all().stream()
                .flatMap(method -> Stream.of(method.getParameterTypes()))
                .filter(QueryParts::isQuery)
                .distinct()
                .toList();
    }

    /** Whether values of the type say what a list selects. */
    public static boolean isQuery(Class<?> type) {
        return type.isRecord() && type.getSimpleName().endsWith("Query");
    }

    /** All parts that queries of this type can have. */
    public static Set<String> all(Class<?> type) {
        return parts(type)
                .flatMap(part -> values(part.getType()).map(value -> name(part, value)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Each filter with each sort key and each direction: the parts that one query has together. */
    public static Set<Set<String>> inEveryOrder(Class<?> type) {
        Map<String, List<String>> kinds = all(type).stream().collect(Collectors.groupingBy(QueryParts::kind));
        return kinds.get("filter").stream()
                .flatMap(filter -> kinds.get("sort").stream()
                        .flatMap(sort ->
                                kinds.get("direction").stream().map(direction -> Set.of(filter, sort, direction))))
                .collect(Collectors.toSet());
    }

    private static String kind(String part) {
        String name = part.substring(part.indexOf('.') + 1).replaceFirst(" = .*", "");
        return ORDER.contains(name) ? name : "filter";
    }

    /** The parts that select rows by a text of the caller's. */
    public static Set<String> texts(Class<?> type) {
        return parts(type)
                .filter(part -> part.getType() == String.class || isSetOfTexts(part))
                .map(part -> name(part, ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The parts of one query. */
    public static Set<String> of(Record query) {
        return parts(query.getClass())
                .filter(part -> !isAbsent(value(query, part)))
                .map(part -> name(part, value(query, part)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What a query of this type can be told, but for where a page starts and ends. */
    public static Stream<RecordComponent> parts(Class<?> type) {
        return Arrays.stream(type.getRecordComponents()).filter(part -> !PAGING.contains(part.getName()));
    }

    /** Every value of a flag or an enum; of other types any value will do. */
    private static Stream<?> values(Class<?> type) {
        if (type == Boolean.class) {
            return Stream.of(true, false);
        }
        return type.isEnum() ? Arrays.stream(type.getEnumConstants()) : Stream.of("");
    }

    private static String name(RecordComponent part, Object value) {
        String name = part.getDeclaringRecord().getSimpleName() + "." + part.getName();
        return value instanceof Boolean || value instanceof Enum ? name + " = " + value : name;
    }

    private static boolean isSetOfTexts(RecordComponent part) {
        return part.getGenericType() instanceof ParameterizedType set
                && set.getRawType() == Set.class
                && set.getActualTypeArguments()[0] == String.class;
    }

    /** Or an empty set, which shows nothing of how the filter compares. */
    private static boolean isAbsent(Object value) {
        return value == null || value instanceof Collection<?> values && values.isEmpty();
    }

    private static Object value(Record query, RecordComponent part) {
        try {
            return part.getAccessor().invoke(query);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
