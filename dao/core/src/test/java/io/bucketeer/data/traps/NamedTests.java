package io.bucketeer.data.traps;

import java.util.Arrays;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Runs tests by name in a JVM of their own; the JVM's exit status says how they ended. */
final class NamedTests {

    /** All ran and passed. */
    static final int PASSED = 0;
    /** All ran, and one or more failed. */
    static final int FAILED = 1;
    /** One did not run at all, or its class did not come up. */
    static final int NOT_RUN = 2;

    private NamedTests() {}

    /** @param arguments tests as {@code package.Class#method} */
    public static void main(String[] arguments) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(Arrays.stream(arguments)
                        .map(DiscoverySelectors::selectMethod)
                        .toArray(DiscoverySelector[]::new))
                .build();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, listener);
        TestExecutionSummary summary = listener.getSummary();
        summary.getFailures()
                .forEach(failure -> System.out.println(
                        failure.getTestIdentifier().getDisplayName() + ": " + failure.getException()));
        System.exit(status(summary, arguments.length));
    }

    private static int status(TestExecutionSummary summary, int tests) {
        if (summary.getTestsSucceededCount() + summary.getTestsFailedCount() != tests) {
            return NOT_RUN;
        }
        return summary.getTestsFailedCount() == 0 ? PASSED : FAILED;
    }
}
