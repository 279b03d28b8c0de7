package io.bucketeer.data.traps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.bucketeer.data.BucketeerData;
import io.bucketeer.data.config.DataConfig;
import io.bucketeer.data.config.DatabaseConfig;
import io.bucketeer.data.config.PoolConfig;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What counts as a mutant's end, and what does not. */
class TestFailureTest {

    @Test
    void assertion_ofTheTest_isInIt() {
        TestFailure failure = failure(() -> assertThat(1).isEqualTo(2), "assertion_ofTheTest_isInIt");
        assertThat(failure.inTest()).isTrue();
        assertThat(failure.reason()).isEqualTo("AssertionFailedError: expected: 2 but was: 1");
    }

    @Test
    void error_ofWhatTheTestCallsOnAnotherThread_isInIt() {
        TestFailure failure = failure(
                () -> CompletableFuture.supplyAsync(() -> Integer.parseInt("one"))
                        .join(),
                "error_ofWhatTheTestCallsOnAnotherThread_isInIt");
        assertThat(failure.inTest()).isTrue();
        assertThat(failure.reason()).startsWith("CompletionException: ").contains("NumberFormatException");
    }

    @Test
    void error_ofAnotherMethod_isNotInTheTest() {
        assertThat(failure(() -> assertThat(1).isEqualTo(2), "t45_anything").inTest())
                .isFalse();
    }

    @Test
    void databaseThatDoesNotOpen_isNotInTheTest() {
        DatabaseConfig nowhere = DatabaseConfig.of("mysql", "127.0.0.1", 1, "none", "user", "word")
                .withPool(PoolConfig.builder()
                        .connectionTimeout(Duration.ofSeconds(1))
                        .build());
        TestFailure failure =
                failure(() -> BucketeerData.open(DataConfig.of(nowhere)), "databaseThatDoesNotOpen_isNotInTheTest");
        assertThat(failure.inTest()).isFalse();
        assertThat(failure.reason()).startsWith("UnavailableException: ");
    }

    @Test
    void longMessage_isCutAndInOneLine() {
        String reason = failure(
                        () -> {
                            throw new IllegalStateException("a\n  b " + "c".repeat(300));
                        },
                        "longMessage_isCutAndInOneLine")
                .reason();
        assertThat(reason)
                .startsWith("IllegalStateException: a b ccc")
                .endsWith("c…")
                .hasSize(201);
    }

    private static TestFailure failure(ThrowingCallable call, String method) {
        return TestFailure.of(catchThrowable(call), method);
    }
}
