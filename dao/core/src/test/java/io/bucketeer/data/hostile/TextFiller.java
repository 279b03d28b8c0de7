package io.bucketeer.data.hostile;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Builds records in which nothing is left out: every list has two elements, whatever may be absent is there, and every
 * text is asked for by its path, such as {@code rules[1].clauses[0].values[1]}. Fields that a release adds are filled
 * like the others. Numbers of enums are ones that no release knows, so that no rule about their members applies.
 */
final class TextFiller {

    private static final int NUMBER = 77;
    private static final Instant TIME = Instant.ofEpochSecond(1_772_366_400L);

    private final UnaryOperator<String> textAt;

    private TextFiller(UnaryOperator<String> textAt) {
        this.textAt = textAt;
    }

    /** A record full of the texts that the function gives for their paths. */
    static <T extends Record> T fill(Class<T> type, UnaryOperator<String> textAt) {
        return type.cast(new TextFiller(textAt).object(type, ""));
    }

    /** The paths of all texts of a record, in order. */
    static List<String> paths(Class<? extends Record> type) {
        List<String> paths = new ArrayList<>();
        fill(type, path -> {
            paths.add(path);
            return path;
        });
        return paths;
    }

    private Object object(Class<?> type, String path) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = Arrays.stream(components)
                .map(component -> value(
                        component.getGenericType(),
                        path.isEmpty() ? component.getName() : path + "." + component.getName()))
                .toArray();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(path, e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(path, e);
        }
    }

    private Object value(Type type, String path) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            Type element = list.getActualTypeArguments()[0];
            return List.of(value(element, path + "[0]"), value(element, path + "[1]"));
        }
        if (type == String.class) {
            return textAt.apply(path);
        }
        if (type == int.class) {
            return NUMBER;
        }
        if (type == boolean.class) {
            return false;
        }
        if (type == Instant.class) {
            return TIME;
        }
        if (type instanceof Class<?> nested && nested.isRecord()) {
            return object(nested, path);
        }
        throw new IllegalStateException("no value is known for " + type + " at " + path);
    }
}
