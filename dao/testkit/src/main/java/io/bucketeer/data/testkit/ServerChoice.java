package io.bucketeer.data.testkit;

import java.util.ArrayList;
import java.util.List;
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
        List<SourceUnavailableException> reasons = new ArrayList<>();
        for (ServerSource source : allowed) {
            try {
                S server = opener.apply(source);
                return new ServerChoice<>(server, announcement(name, mode, server, reasons));
            } catch (SourceUnavailableException e) {
                reasons.add(e);
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
            String name, @Nullable String mode, Object server, List<SourceUnavailableException> reasons) {
        String why = mode == null
                ? reasons.stream().map(Throwable::getMessage).collect(Collectors.joining("; "))
                : "testkit.mode=" + mode;
        return "Test server %s: %s%s".formatted(name, server, why.isEmpty() ? "" : " (" + why + ")");
    }

    private static TestServerException noneServes(
            String name, @Nullable String mode, List<SourceUnavailableException> reasons) {
        String tried =
                reasons.stream().map(reason -> "\n  - " + reason.getMessage()).collect(Collectors.joining());
        String limit = mode == null ? "" : " (testkit.mode=" + mode + " allows no other)";
        TestServerException exception =
                new TestServerException("no " + name + " server to be had. Tried" + limit + ":" + tried);
        reasons.forEach(exception::addSuppressed);
        return exception;
    }
}
