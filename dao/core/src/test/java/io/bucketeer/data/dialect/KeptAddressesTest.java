package io.bucketeer.data.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeptAddressesTest {

    @ParameterizedTest
    @CsvSource({"11, for 11 s", "30, for 30 s", ", for 30 s", "soon, for 30 s", "-1, for ever"})
    void nameThatIsKeptForLong_isTold(String seconds, String words) {
        assertThat(KeptAddresses.warning("db.example.com", seconds))
                .hasValue("This JVM keeps the address of db.example.com " + words
                        + ": if the database fails over by that name, nothing finds it earlier."
                        + " Set the security property networkaddress.cache.ttl to 5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mysql-0", "db1", "10.db"})
    void nameWithDigits_isTold(String host) {
        assertThat(KeptAddresses.warning(host, null).orElse("")).contains("the address of " + host + " for 30 s");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "5", "10", " 10 "})
    void nameThatIsKeptForShort_isNot(String seconds) {
        assertThat(KeptAddresses.warning("db.example.com", seconds)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.1.2.3", "127.0.0.1", "2001:db8::a", "[2001:db8::a]", "localhost"})
    void whatIsNoNameToMove_isNot(String host) {
        assertThat(KeptAddresses.warning(host, "-1")).isEmpty();
    }

    @Test
    void theJdkKeepsAddressesFor30Seconds_whereNothingIsSet() {
        assertThat(KeptAddresses.warning("db.example.com").orElse("")).contains("for 30 s");
    }
}
