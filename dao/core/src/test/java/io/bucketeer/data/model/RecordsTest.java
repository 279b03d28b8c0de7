package io.bucketeer.data.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every generated record. */
class RecordsTest {

    private static final Path SOURCES = Path.of("src", "generated", "java", "io", "bucketeer", "data", "model");

    static List<Class<?>> records() throws IOException, ClassNotFoundException {
        List<Class<?>> records = new ArrayList<>();
        try (Stream<Path> files = Files.list(SOURCES)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString().replace(".java", "");
                records.add(Class.forName(RecordsTest.class.getPackageName() + "." + name));
            }
        }
        return records;
    }

    @ParameterizedTest
    @MethodSource("records")
    void listsAreCopiedIn_andCannotBeChanged(Class<?> type) throws ReflectiveOperationException {
        RecordComponent[] components = type.getRecordComponents();
        Object[] arguments = samples(components);
        Object record = construct(type, arguments);
        Object before = construct(type, samples(components));

        for (Object argument : arguments) {
            if (argument instanceof List<?> list) {
                list.clear();
            }
        }

        assertThat(record).isEqualTo(before);
        for (RecordComponent component : components) {
            if (component.getAccessor().invoke(record) instanceof List<?> list) {
                assertThatThrownBy(list::clear).isInstanceOf(UnsupportedOperationException.class);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("records")
    void nullComponent_isRefusedByName_unlessItMayBeAbsent(Class<?> type) throws ReflectiveOperationException {
        RecordComponent[] components = type.getRecordComponents();
        for (int i = 0; i < components.length; i++) {
            RecordComponent component = components[i];
            if (component.getType().isPrimitive()) {
                continue;
            }
            Object[] arguments = samples(components);
            arguments[i] = null;
            if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                assertThat(component.getAccessor().invoke(construct(type, arguments)))
                        .isNull();
            } else {
                assertThatThrownBy(() -> construct(type, arguments))
                        .isInstanceOf(NullPointerException.class)
                        .hasMessage(type.getSimpleName() + "." + component.getName() + " is null");
            }
        }
    }

    private static Object construct(Class<?> type, Object[] arguments) throws ReflectiveOperationException {
        Class<?>[] parameters = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        Constructor<?> constructor = type.getDeclaredConstructor(parameters);
        try {
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private static Object[] samples(RecordComponent[] components) throws ReflectiveOperationException {
        Object[] samples = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            samples[i] = sample(components[i].getGenericType());
        }
        return samples;
    }

    /** A value of that type; a list can be changed and has one element. */
    private static Object sample(Type type) throws ReflectiveOperationException {
        if (type instanceof ParameterizedType list) {
            return new ArrayList<>(List.of(sample(list.getActualTypeArguments()[0])));
        }
        if (type == String.class) {
            return "text";
        }
        if (type == Instant.class) {
            return Instant.EPOCH;
        }
        if (type == boolean.class) {
            return true;
        }
        if (type == int.class) {
            return 7;
        }
        if (type == long.class) {
            return 7L;
        }
        Class<?> record = (Class<?>) type;
        return construct(record, samples(record.getRecordComponents()));
    }
}
