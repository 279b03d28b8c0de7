package io.bucketeer.data.traps;

import java.util.Arrays;
import java.util.List;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Runs tests by name in a JVM of their own; the JVM's exit status says how they ended. */
final class NamedTests {

    /** All ran and passed. */
    static final int PASSED = 0;
    /** All ran, and one or more failed, all by themselves. */
    static final int FAILED = 1;
    /** One did not run at all. */
    static final int NOT_RUN = 2;
    /** What failed was a fixture, or a database that did not open. */
    static final int BROKEN = 3;

    /** How a line of the output begins that tells of a failure. */
    static final String FAILURE = "failure: ";

    private NamedTests() {}

    /** @param arguments tests as {@code package.Class#method} */
    public static void main(String[] arguments) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(Arrays.stream(arguments)
                        .map(DiscoverySelectors::selectMethod)
                        .toArray(DiscoverySelector[]::new))
                // else the frames of a contract are cut off below those of the class that keeps it
                .configurationParameter("junit.platform.stacktrace.pruning.enabled", "false")
                .build();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, listener);
        TestExecutionSummary summary = listener.getSummary();
        List<TestFailure> failures =
                summary.getFailures().stream().map(NamedTests::failure).toList();
        failures.forEach(failure -> System.out.println(FAILURE + failure.reason()));
        summary.getFailures().forEach(failure -> failure.getException().printStackTrace(System.out));
        System.exit(status(summary, failures, arguments.length));
    }

    /** What fails outside any method, such as the opening of a class's database, belongs to no test. */
    private static TestFailure failure(TestExecutionSummary.Failure failure) {
        String method = failure.getTestIdentifier()
                .getSource()
                .filter(MethodSource.class::isInstance)
                .map(source -> ((MethodSource) source).getMethodName())
                .orElse("no method");
        return TestFailure.of(failure.getException(), method);
    }

    private static int status(TestExecutionSummary summary, List<TestFailure> failures, int tests) {
        if (failures.stream().anyMatch(failure -> !failure.inTest())) {
            return BROKEN;
        }
        if (summary.getTestsSucceededCount() + summary.getTestsFailedCount() != tests) {
            return NOT_RUN;
        }
        return summary.getTestsFailedCount() == 0 ? PASSED : FAILED;
    }
}
