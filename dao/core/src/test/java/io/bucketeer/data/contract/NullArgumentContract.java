package io.bucketeer.data.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.bucketeer.data.error.DataAccessException;
import io.bucketeer.data.error.DuplicateKeyException;
import io.bucketeer.data.repository.Session;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No argument may be null that is not declared so. A null that passed for "none given" would be worse than refused: an
 * environment that is absent must never mean all of them, nor a time of change any of them.
 */
abstract class NullArgumentContract extends DatabaseContract {

    static Collection<String> methods() {
        return TenantCases.all().keySet();
    }

    @ParameterizedTest
    @MethodSource("methods")
    void call_argumentIsNull_isRefusedBeforeItDoesAnything(String method) {
        TenantCases.fill(data, environment, "ours");
        List<String> answers = new ArrayList<>();
        try {
            TenantCases.all().get(method).in(withNulls(answers), environment);
        } catch (DataAccessException e) {
            assertThat(e)
                    .as("the call itself, which meets rows that are there")
                    .isInstanceOf(DuplicateKeyException.class);
        }
        assertThat(answers).isNotEmpty().allMatch(answer -> answer.endsWith(NullPointerException.class.getName()));
    }

    static Stream<Method> methodsThatTakeKeys() {
        return Ports.all().stream()
                .filter(method -> !Ports.takesEnvironment(method)
                        || method.getDeclaringClass().getSimpleName().endsWith("Directory"))
                .filter(method -> method.getParameterCount() > 0
                        && Stream.of(method.getParameterTypes()).allMatch(String.class::equals));
    }

    @ParameterizedTest
    @MethodSource("methodsThatTakeKeys")
    void callOfADirectory_keyIsNull_isRefusedBeforeItDoesAnything(Method method) {
        for (int i = 0; i < method.getParameterCount(); i++) {
            Object[] keys = new Object[method.getParameterCount()];
            Arrays.fill(keys, "key");
            keys[i] = null;
            assertThat(answer(directory(method.getDeclaringClass()), method, keys))
                    .isEqualTo(NullPointerException.class.getName());
        }
    }

    private Object directory(Class<?> type) {
        return Stream.of(Session.class.getMethods())
                .filter(accessor -> type.isAssignableFrom(accessor.getReturnType()))
                .findFirst()
                .map(this::pass)
                .orElseThrow();
    }

    private Object pass(Method accessor) {
        try {
            return accessor.invoke(data);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Makes every call once more before, for each argument, with a null in its place. */
    private Session withNulls(List<String> answers) {
        return Proxies.of(Session.class, (accessor, none) -> {
            Object port = Proxies.pass(data, accessor, none);
            return Proxies.of(accessor.getReturnType(), (method, arguments) -> {
                for (int i = 0; i < arguments.length; i++) {
                    if (isNeverNull(method, i)) {
                        Object[] changed = arguments.clone();
                        changed[i] = null;
                        answers.add("argument " + i + ": " + answer(port, method, changed));
                    }
                }
                return Proxies.pass(port, method, arguments);
            });
        });
    }

    private static boolean isNeverNull(Method method, int parameter) {
        return !method.getParameterTypes()[parameter].isPrimitive()
                && !method.getAnnotatedParameterTypes()[parameter].isAnnotationPresent(Nullable.class);
    }

    private static String answer(Object port, Method method, Object[] arguments) {
        Throwable refusal = catchThrowable(() -> Proxies.pass(port, method, arguments));
        return refusal == null ? "none" : refusal.getClass().getName();
    }
}
