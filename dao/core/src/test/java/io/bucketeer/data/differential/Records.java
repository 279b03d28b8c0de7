package io.bucketeer.data.differential;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records as lists of components. */
final class Records {

    private Records() {}

    static List<String> names(Record row) {
        return Arrays.stream(row.getClass().getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
    }

    static List<@Nullable Object> values(Record row) {
        List<@Nullable Object> values = new ArrayList<>();
        for (RecordComponent component : row.getClass().getRecordComponents()) {
            values.add(value(row, component));
        }
        return values;
    }

    private static @Nullable Object value(Record row, RecordComponent component) {
        try {
            Method accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(row);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A copy with one component changed. */
    static <R extends Record> R with(R row, int index, @Nullable Object value) {
        List<@Nullable Object> values = values(row);
        values.set(index, value);
        RecordComponent[] components = row.getClass().getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            @SuppressWarnings("unchecked")
            Constructor<R> constructor = (Constructor<R>) row.getClass().getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values.toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(row.getClass().getSimpleName() + " cannot be copied", e);
        }
    }
}
