package io.bucketeer.data.contract;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A filter by a set of texts, as the record of its query and the builder say it: whatever a release adds is among them
 * without being listed anywhere.
 */
record SetFilter(Class<?> type, String name) {

    /** Filters by all elements of a set, of which none leave every row. Of all others a row has one element. */
    private static final Set<String> BY_ALL = Set.of("FeatureQuery.tags");

    /** Those of every query that a port or a directory takes. */
    static List<SetFilter> all() {
        return Ports.all().stream()
                .flatMap(method -> Stream.of(method.getParameterTypes()))
                .filter(QueryParts::isQuery)
                .distinct()
                .flatMap(QueryParts::parts)
                .filter(part -> Collection.class.isAssignableFrom(part.getType()))
                .map(SetFilter::of)
                .toList();
    }

    private static SetFilter of(RecordComponent part) {
        return new SetFilter(part.getDeclaringRecord(), part.getName());
    }

    boolean byAll() {
        return BY_ALL.contains(toString());
    }

    /** The query that selects all rows. */
    Record none() {
        return built(call(type, null, "builder"));
    }

    /** The query that selects by this alone. */
    Record with(@Nullable Set<String> values) {
        Object builder = call(type, null, "builder");
        try {
            builder.getClass().getMethod(name, Set.class).invoke(builder, values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(toString(), e);
        }
        return built(builder);
    }

    /** How many elements the query says that the set may have. */
    int most() {
        String constant = "MAX_" + name.replaceAll("(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
        try {
            return type.getField(constant).getInt(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(this + " has no limit", e);
        }
    }

    private static Record built(Object builder) {
        return (Record) call(builder.getClass(), builder, "build");
    }

    private static Object call(Class<?> type, @Nullable Object target, String method) {
        try {
            return type.getMethod(method).invoke(target);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.getSimpleName(), e);
        }
    }

    @Override
    public String toString() {
        return type.getSimpleName() + "." + name;
    }
}
