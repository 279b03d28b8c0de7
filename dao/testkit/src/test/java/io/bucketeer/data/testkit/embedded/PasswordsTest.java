package io.bucketeer.data.testkit.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketeer.data.watch.Occurrence;
import io.bucketeer.data.watch.SecretWatch;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

final class PasswordsTest {

    @Test
    void passwordThatIsLogged_isKnownByItsForm() {
        LoggerFactory.getLogger("io.bucketeer.talkative").trace(Passwords.random());
        assertThat(SecretWatch.start().drain())
                .extracting(Occurrence::source)
                .containsExactly("io.bucketeer.talkative");
    }

    @Test
    void everyPassword_isAnother() {
        assertThat(Passwords.random())
                .isNotEqualTo(Passwords.random())
                .hasSize(38)
                .matches("[a-z0-9]+");
    }
}
