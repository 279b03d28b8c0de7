package io.bucketeer.data.watch;

import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Listens while tests run, and fails the one during which a secret was written, or its class where that was before the
 * first test or after the last. JUnit finds it by itself: the root pom allows that for every module.
 */
public final class SecretWatchExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

    /** For JUnit. */
    public SecretWatchExtension() {
        SecretWatch.start();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        SecretWatch.start();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        SecretWatch.start();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        nothingWasWritten();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        nothingWasWritten();
    }

    static void nothingWasWritten() {
        List<Occurrence> occurrences = SecretWatch.start().drain();
        if (occurrences.isEmpty()) {
            return;
        }
        List<String> sources =
                occurrences.stream().map(Occurrence::source).distinct().toList();
        AssertionError failure = new AssertionError(occurrences.size() + " times a secret was written, by " + sources);
        occurrences.stream().limit(3).forEach(occurrence -> failure.addSuppressed(occurrence.where()));
        throw failure;
    }
}
