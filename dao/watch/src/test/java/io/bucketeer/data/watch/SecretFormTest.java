package io.bucketeer.data.watch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No text here is whole, so that none is found in what JUnit says of these tests. */
final class SecretFormTest {

    private static final String DIGITS = "0123456789abcdef";

    @ParameterizedTest
    @ValueSource(strings = {"bkt_", "canary", "canarycanary", "a bkt_ and canary", "password=canary"})
    void wordAndSixteenDigits_isASecretWhateverStandsAround(String start) {
        assertThat(SecretForm.isIn(start + DIGITS)).isTrue();
        assertThat(SecretForm.isIn("before '" + start + DIGITS + DIGITS + "' after"))
                .isTrue();
        assertThat(SecretForm.isIn(start + DIGITS.substring(1))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "bkt_", "canary", "canary-", "canary ", "Canary", "bkt-", "token"})
    void anotherWord_isNone(String start) {
        assertThat(SecretForm.isIn(start + "G" + DIGITS)).isFalse();
    }

    @Test
    void canary_isASecret() {
        assertThat(SecretForm.isIn(Canary.random())).isTrue();
    }
}
