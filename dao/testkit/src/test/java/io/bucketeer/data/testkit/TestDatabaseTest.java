package io.bucketeer.data.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class TestDatabaseTest {

    @Test
    void theAddressIsThatOfTheDriver() {
        assertThat(database("mysql").jdbcUrl())
                .isEqualTo("jdbc:mysql://127.0.0.1:4711/test_x?sslMode=DISABLED&allowPublicKeyRetrieval=true");
        assertThat(database("postgres").jdbcUrl()).isEqualTo("jdbc:postgresql://127.0.0.1:4711/test_x");
    }

    @Test
    void thePasswordIsNotShown() {
        assertThat(database("mysql")).hasToString("mysql database test_x at 127.0.0.1:4711");
    }

    @Test
    void anotherTypeIsRefused() {
        assertThatThrownBy(() -> database("oracle").jdbcUrl())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("database type was 'oracle' but it must be mysql or postgres");
        assertThatThrownBy(() -> TestServers.database("oracle")).isInstanceOf(IllegalArgumentException.class);
    }

    private static TestDatabase database(String type) {
        return new TestDatabase(type, "127.0.0.1", 4711, "test_x", "root", "hush");
    }
}
