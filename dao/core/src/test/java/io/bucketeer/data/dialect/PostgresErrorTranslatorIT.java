package io.bucketeer.data.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bucketeer.data.config.PoolConfig;
import io.bucketeer.data.dialect.postgres.PostgresTestAccess;
import io.bucketeer.data.error.ErrorCode;
import io.bucketeer.data.error.InvalidDataException;
import io.bucketeer.data.testkit.TestDatabase;
import io.bucketeer.data.testkit.TestServers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;

final class PostgresErrorTranslatorIT extends ErrorTranslatorContract {

    @Override
    String type() {
        return "postgres";
    }

    @Override
    List<String> fiveSeconds() {
        return List.of("set statement_timeout = 0", "select pg_sleep(5)");
    }

    @Override
    String readOnly() {
        return "set default_transaction_read_only = on";
    }

    @Override
    String sessionNumber() {
        return "select pg_backend_pid()";
    }

    @Override
    String endSession(long number) {
        return "select pg_terminate_backend(" + number + ")";
    }

    @Override
    List<String> noRoom() {
        return List.of(
                "set work_mem = '64kB'",
                "set temp_file_limit = '64kB'",
                "select 'GEHEIM' || number from generate_series(1, 100000) number order by 1");
    }

    @Override
    String[] reader(String name, String password) {
        return new String[] {
            "create role \"" + name + "\" login password '" + password + "'",
            "grant select on child to \"" + name + "\""
        };
    }

    @Override
    String[] dropReader(String name) {
        return new String[] {"drop owned by \"" + name + "\"", "drop role \"" + name + "\""};
    }

    @Test
    void keyTooWideForAnIndex_isInvalidData() {
        execute("create table wide (name text unique)");
        assertThat(failure(
                        "insert into wide select string_agg(md5(i::text || ?), '') from generate_series(1, 200) i",
                        SECRET))
                .isInstanceOf(InvalidDataException.class);
    }

    @Test
    void databaseThatIsDropped_isUnavailableAndThenALoginRefused() throws SQLException {
        TestDatabase other = TestServers.postgres().createDatabase("dropped");
        execute(other, LEVEL_TABLE, "insert into bucketeer_schema values ('operational', 1, 1)");
        PoolConfig one = PoolConfig.builder().maximumSize(1).build();
        try (OpenDatabase single = Databases.open(config(other).withPool(one))) {
            try (Connection connection = single.dataSource().getConnection()) {
                execute("drop database \"" + other.name() + "\" with (force)");
                SQLException lost = catchThrowableOfType(
                        SQLException.class, () -> run(connection, "update bucketeer_schema set schema_level = 1"));
                assertThat(translate(lost).code()).isEqualTo(ErrorCode.UNAVAILABLE);
                assertThat(single.dialect().errorTranslator().connectionLost(lost))
                        .isTrue();
            }
            SQLException none = catchThrowableOfType(
                    SQLException.class, () -> single.dataSource().getConnection());
            assertThat(translate(none).code()).isEqualTo(ErrorCode.LOGIN_REFUSED);
        }
    }

    @Test
    void stateThatTheDriverLeavesEmpty_isInternal() {
        SQLException unknown = new PSQLException("something", PSQLState.UNKNOWN_STATE);
        assertThat(unknown.getSQLState()).isEmpty();
        assertThat(PostgresTestAccess.dialect()
                        .errorTranslator()
                        .translate("find feature", unknown)
                        .code())
                .isEqualTo(ErrorCode.INTERNAL);
    }

    @Test
    void nulCharacter_isInvalidData() {
        assertThat(failure("update child set name = ? where id = 'c'", "GEHEIM\0"))
                .isInstanceOf(InvalidDataException.class);
    }

    @Test
    void textThatIsNoJson_isInvalidData() {
        assertThat(failure("select ?::jsonb", SECRET)).isInstanceOf(InvalidDataException.class);
    }

    @Test
    void restrictedDelete_isInUse() {
        execute("create table grandchild (child_id varchar(40) references child (id) on delete restrict)");
        execute("insert into grandchild values ('c')");
        assertThat(failure("delete from child where id = ?", "c").code()).isEqualTo(ErrorCode.IN_USE);
        execute("drop table grandchild");
    }
}
