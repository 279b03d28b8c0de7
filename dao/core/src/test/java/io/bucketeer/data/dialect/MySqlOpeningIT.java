package io.bucketeer.data.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class MySqlOpeningIT extends OpeningContract {

    @Override
    String type() {
        return "mysql";
    }

    @Override
    String sessionQuery() {
        return """
                select @@session.time_zone, @@session.transaction_isolation, @@session.max_execution_time,
                    1000 * @@session.innodb_lock_wait_timeout,
                    (select attr_value from performance_schema.session_account_connect_attrs
                        where attr_name = 'program_name' and processlist_id = connection_id())
                """;
    }

    @Override
    int firstExecution() {
        return 2;
    }

    @Override
    String isolation() {
        return "READ-COMMITTED";
    }

    @Override
    String[] createReader(String user, String password) {
        return new String[] {
            "create user '" + user + "' identified by '" + password + "'",
            "grant select on `" + database.name() + "`.bucketeer_schema to '" + user + "'"
        };
    }

    @Override
    String changePassword(String user, String password) {
        return "alter user '" + user + "' identified by '" + password + "'";
    }

    @Override
    String[] dropUser(String user) {
        return new String[] {"drop user '" + user + "'"};
    }

    @Test
    void databaseOfAnotherCharacterSet_isRefusedTogetherWithAllElse() {
        DialectContract.execute(database, "alter database `" + database.name() + "` character set latin1");
        assertThat(refusal(config()))
                .hasMessage("UNSAFE_SERVER_SETTING: " + name() + " cannot be used, for 2 reasons:\n"
                        + "  UNSAFE_SERVER_SETTING: character_set_database is 'latin1' but must be utf8mb4."
                        + " Change the setting on the server.\n"
                        + "  SCHEMA_ABSENT: it has no table bucketeer_schema."
                        + " Run 'migrate' on this database first.\n"
                        + "Change the setting on the server.");
    }
}
