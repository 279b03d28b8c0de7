package io.bucketeer.data.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class EngineTest {

    @Test
    void anUnknownTypeIsRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> SchemaMigration.of("oracle", "jdbc:oracle:thin:@host", "user", "password"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("type was 'oracle' but must be one of mysql, postgres");
    }

    @Test
    void anAddressWithoutADriverIsRefusedWithoutShowingIt() {
        assertThatThrownBy(() -> SchemaMigration.of("mysql", "jdbc:none://host/?password=canary", "user", "canary"))
                .isInstanceOf(MigrationException.class)
                .hasNoCause()
                .hasMessageContaining("MySQL")
                .message()
                .doesNotContain("canary");
    }

    @Test
    void aLockTimeoutIsKnownByCodeOnMySqlAndByStateOnPostgres() {
        assertThat(Engine.MYSQL.isLockTimeout(new RuntimeException(new SQLException("", "40001", 1205))))
                .isTrue();
        assertThat(Engine.MYSQL.isLockTimeout(new SQLException("", "40001", 1213)))
                .isFalse();
        assertThat(Engine.POSTGRES.isLockTimeout(new SQLException("", "55P03"))).isTrue();
        assertThat(Engine.POSTGRES.isLockTimeout(new SQLException("", "40P01"))).isFalse();
        assertThat(Engine.POSTGRES.isLockTimeout(new RuntimeException())).isFalse();
    }
}
