package io.bucketeer.data.traps;

import io.bucketeer.data.BucketeerData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * How a test failed.
 *
 * @param inTest whether it was the test itself that failed: by an assertion, or by what a call in its method threw. A
 *     fixture that fails, or a database that does not open, fails every test, whatever it is about
 * @param reason class and message, in one line
 */
record TestFailure(boolean inTest, String reason) {

    private static final int LONGEST = 200;

    /**
     * Tells by the stack where the error comes from.
     *
     * @param method the test's; a lambda in it has a name that holds it
     */
    static TestFailure of(Throwable thrown, String method) {
        List<Throwable> causes = causes(thrown);
        boolean inMethod = causes.stream().anyMatch(cause -> passed(cause, method));
        boolean opening = !(thrown instanceof AssertionError)
                && causes.stream().anyMatch(cause -> passed(cause, BucketeerData.class.getName(), "open"));
        return new TestFailure(inMethod && !opening, reason(thrown));
    }

    private static List<Throwable> causes(Throwable thrown) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = thrown; cause != null && causes.size() < 20; cause = cause.getCause()) {
            causes.add(cause);
        }
        return causes;
    }

    private static boolean passed(Throwable cause, String method) {
        return Arrays.stream(cause.getStackTrace())
                .anyMatch(frame -> frame.getMethodName().contains(method));
    }

    private static boolean passed(Throwable cause, String className, String method) {
        return Arrays.stream(cause.getStackTrace())
                .anyMatch(frame -> frame.getClassName().equals(className)
                        && frame.getMethodName().equals(method));
    }

    private static String reason(Throwable thrown) {
        String message = Objects.requireNonNullElse(thrown.getMessage(), "");
        String line = (thrown.getClass().getSimpleName() + ": " + message)
                .replaceAll("\\s+", " ")
                .strip();
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }
}
