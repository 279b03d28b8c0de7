package io.bucketeer.data.testkit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The first way that served, and why the ones before it did not.
 *
 * @param announcement one line for the log
 */
record ServerChoice<S>(S server, String announcement) {

    /**
     * Tries the sources in order.
     *
     * @param mode the only mode to try, or null for all
     * @throws TestServerException when none serves, listing each with its reason
     */
    static <S> ServerChoice<S> make(
            String name, @Nullable String mode, List<ServerSource> sources, Function<ServerSource, S> opener) {
        List<ServerSource> allowed = allowed(mode, sources);
        Map<String, SourceUnavailableException> reasons = new LinkedHashMap<>();
        for (ServerSource source : allowed) {
            try {
                S server = opener.apply(source);
                return new ServerChoice<>(server, announcement(name, mode, server, reasons));
            } catch (SourceUnavailableException e) {
                reasons.put(source.mode(), e);
            }
        }
        throw noneServes(name, mode, reasons);
    }

    private static List<ServerSource> allowed(@Nullable String mode, List<ServerSource> sources) {
        if (mode == null) {
            return sources;
        }
        List<ServerSource> allowed =
                sources.stream().filter(source -> source.mode().equals(mode)).toList();
        if (allowed.isEmpty()) {
            String modes = sources.stream().map(ServerSource::mode).collect(Collectors.joining(", "));
            throw new TestServerException("testkit.mode was '" + mode + "' but it must be one of " + modes);
        }
        return allowed;
    }

    private static String announcement(
            String name, @Nullable String mode, Object server, Map<String, SourceUnavailableException> reasons) {
        String why = mode == null
                ? reasons.values().stream().map(Throwable::getMessage).collect(Collectors.joining("; "))
                : "testkit.mode=" + mode;
        return "Test server %s: %s%s".formatted(name, server, why.isEmpty() ? "" : " (" + why + ")");
    }

    private static TestServerException noneServes(
            String name, @Nullable String mode, Map<String, SourceUnavailableException> reasons) {
        String tried = reasons.entrySet().stream()
                .map(reason ->
                        "\n  - " + reason.getKey() + ": " + reason.getValue().getMessage())
                .collect(Collectors.joining());
        String limit = mode == null ? "" : " (testkit.mode=" + mode + " allows no other)";
        TestServerException exception =
                new TestServerException("no " + name + " server to be had. Tried" + limit + ":" + tried);
        reasons.values().forEach(exception::addSuppressed);
        return exception;
    }
}
