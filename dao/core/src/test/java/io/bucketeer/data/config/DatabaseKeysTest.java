package io.bucketeer.data.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Engine, provider, place and pool. */
class DatabaseKeysTest {

    @Test
    void allProblemsAreReportedAtOnceInTheOrderOfLines() {
        assertThat(Yaml.refuse("""
                        rdbms:
                          type: postgresql
                          params:
                            host: db host
                            port: abc
                            usernameFile: /absent/user
                            password: ${ABSENT}
                          pool: { maximumSize: 0, lockTimeout: 3 }
                        events:
                          type: mysql
                          params: { url: "postgres://a:b@c/d" }
                        nosql:
                          type: rediss
                          params: { host: cache, port: 0 }
                        nosqll: {}
                        """, Map.of())).hasMessage("""
                        INVALID_CONFIGURATION: the configuration has 12 problems:
                          data.yaml:2: key 'rdbms.type' was 'postgresql' but it must be one of mysql, postgres; did you mean 'postgres'?
                          data.yaml:3: key 'rdbms.params.database' is missing: give the database on the server, which must be 1 to 63 letters, digits, '_', '$' or '-'
                          data.yaml:4: key 'rdbms.params.host' was 'db host' but it must be one host name or IP address
                          data.yaml:5: key 'rdbms.params.port' was 'abc' but it must be a number from 1 to 65535
                          data.yaml:6: key 'rdbms.params.usernameFile' was '/absent/user' but it must be a file with one line of text: it does not exist
                          data.yaml:7: key 'rdbms.params.password' needs the environment variable 'ABSENT', which is not set: set it, or write ${ABSENT:default}
                          data.yaml:8: key 'rdbms.pool.maximumSize' was '0' but it must be a number from 1 to 1000
                          data.yaml:8: key 'rdbms.pool.lockTimeout' was '3' but it must be a duration from 1s to 1m in whole seconds (unit s, m or h)
                          data.yaml:11: key 'events.params.url' must start with mysql://, as 'type' says
                          data.yaml:13: key 'nosql.type' was 'rediss' but it must be one of redis, elastiCache, memorystore, azureCache; did you mean 'redis'?
                          data.yaml:14: key 'nosql.params.port' was '0' but it must be a number from 1 to 65535
                          data.yaml:15: key 'nosqll' is not known here: did you mean 'nosql'?
                        Correct the configuration and start again.""");
    }

    @Test
    void absentDatabaseIsRefused() {
        assertThat(Yaml.problems("nosql: { enabled: false }\n"))
                .containsExactly("data.yaml:1: key 'rdbms' is missing: give the database");
    }

    @Test
    void emptyDatabaseIsRefusedKeyByKey() {
        assertThat(Yaml.problems("rdbms: {}\n"))
                .containsExactly(
                        "data.yaml:1: key 'rdbms.type' is missing: "
                                + "give the database engine, which must be one of mysql, postgres",
                        "data.yaml:1: key 'rdbms.params.host' is missing: "
                                + "give the server's name or address, or put all into 'url'",
                        "data.yaml:1: key 'rdbms.params.database' is missing: give the database on the server, "
                                + "which must be 1 to 63 letters, digits, '_', '$' or '-'",
                        "data.yaml:1: key 'rdbms.params.username' is missing: "
                                + "give it here, in 'usernameFile' or in 'url'",
                        "data.yaml:1: key 'rdbms.params.password' is missing: "
                                + "give it here, in 'passwordFile' or in 'url'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlserver", "SQL Server", "mssql", "azureSql", "Azure SQL Database", "ms-sql-server"})
    void sqlServerIsRefusedByName(String type) {
        assertThat(Yaml.problems(Yaml.MINIMAL.replace("type: postgres", "type: " + type)))
                .containsExactly("data.yaml:2: key 'rdbms.type' was '" + type
                        + "' but it must be one of mysql, postgres: SQL Server, which is what Azure SQL Database is, "
                        + "is not supported; on Azure use Azure Database for MySQL or for PostgreSQL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws", "gcp", "azure"})
    void cloudIsRefusedWithoutItsModule(String cloud) {
        assertThat(Yaml.problemsWith("cloud: " + cloud))
                .containsExactly("data.yaml:4: key 'rdbms.cloud' was '" + cloud + "' but it needs the module "
                        + "bucketeer-cloud-" + cloud + " on the class path; without it give none");
    }

    @Test
    void unknownCloudIsRefused() {
        assertThat(Yaml.problemsWith("cloud: asure"))
                .containsExactly("data.yaml:4: key 'rdbms.cloud' was 'asure' but it must be one of none, aws, gcp, "
                        + "azure; did you mean 'azure'?");
    }

    @Test
    void tokensWithoutCloudAndBesidePasswordAreRefused() {
        assertThat(Yaml.problemsWith("auth: iam"))
                .containsExactly(
                        "data.yaml:3: key 'rdbms.params.password' cannot be combined with 'rdbms.auth: iam': remove it",
                        "data.yaml:4: key 'rdbms.auth' was 'iam' but it must be password where no 'cloud' supplies "
                                + "tokens");
    }

    @Test
    void tokensBesidePasswordInUrlAreRefused() {
        assertThat(Yaml.problems("""
                        rdbms:
                          type: mysql
                          cloud: aws
                          auth: iam
                          params: { url: "mysql://app:pw@localhost/bucketeer" }
                        """))
                .containsExactly(
                        "data.yaml:3: key 'rdbms.cloud' was 'aws' but it needs the module bucketeer-cloud-aws on the "
                                + "class path; without it give none",
                        "data.yaml:5: key 'rdbms.params.url' holds a password, which cannot be combined with "
                                + "'rdbms.auth: iam': remove it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "db/x", "db?x", "a,b", "db:3306", "-db", "/var/run/postgresql", "[::1", "::1]"})
    void hostThatIsNoHostIsRefused(String host) {
        assertThat(Yaml.problemsOfParams("mysql", "host: \"" + host + "\"\ndatabase: b\nusername: u\npassword: p\n"))
                .containsExactly("data.yaml:4: key 'rdbms.params.host' was '" + host
                        + "' but it must be one host name or IP address");
    }

    @ParameterizedTest
    @CsvSource({"app:pw@db, …@db", "db?user=app&password=pw, db?user=…&password=…", "a=b, a=b"})
    void hostWithALoginIsRefusedWithoutShowingIt(String host, String shown) {
        assertThat(Yaml.problemsOfParams("mysql", "host: \"" + host + "\"\ndatabase: b\nusername: u\npassword: p\n"))
                .containsExactly("data.yaml:4: key 'rdbms.params.host' was '" + shown
                        + "' but it must be one host name or IP address");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "-1", "5432x", "54.32", "0x10", "", "99999999999"})
    void portOutOfRangeIsRefused(String port) {
        assertThat(Yaml.problemsOfParams(
                        "mysql", "host: h\nport: \"" + port + "\"\ndatabase: b\nusername: u\npassword: p\n"))
                .containsExactly("data.yaml:5: key 'rdbms.params.port' was '" + port
                        + "' but it must be a number from 1 to 65535");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", "a?b", "a b", "ä"})
    void databaseNameThatCouldBeMoreIsRefused(String database) {
        assertThat(Yaml.problemsOfParams(
                        "mysql", "host: h\ndatabase: \"" + database + "\"\nusername: u\npassword: p\n"))
                .containsExactly("data.yaml:5: key 'rdbms.params.database' was '" + database
                        + "' but it must be 1 to 63 letters, digits, '_', '$' or '-'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"249ms", "61s", "2", "2 s", "2S", "-1s", "1.5s", "off", "2d"})
    void connectionTimeoutOutOfRangeIsRefused(String duration) {
        assertThat(Yaml.problemsWith("pool: { connectionTimeout: " + duration + " }"))
                .containsExactly("data.yaml:4: key 'rdbms.pool.connectionTimeout' was '" + duration
                        + "' but it must be a duration from 250ms to 1m (unit ms, s, m or h)");
    }

    @Test
    void limitsBetweenSecondsAreRefusedWhereServersTakeSeconds() {
        assertThat(
                        Yaml.problemsWith(
                                "pool: { lockTimeout: 1500ms, statementTimeout: 2500ms, socketTimeout: 3h, keepaliveTime: 29s }"))
                .containsExactly(
                        "data.yaml:4: key 'rdbms.pool.lockTimeout' was '1500ms' but it must be a duration "
                                + "from 1s to 1m in whole seconds (unit s, m or h)",
                        "data.yaml:4: key 'rdbms.pool.statementTimeout' was '2500ms' but it must be a duration "
                                + "from 1s to 1h in whole seconds (unit s, m or h)",
                        "data.yaml:4: key 'rdbms.pool.socketTimeout' was '3h' but it must be a duration "
                                + "from 1s to 2h in whole seconds (unit s, m or h)",
                        "data.yaml:4: key 'rdbms.pool.keepaliveTime' was '29s' but it must be a duration "
                                + "from 30s to 1h (unit ms, s, m or h), or off");
    }

    @Test
    void wholeSecondsMayBeWrittenInMilliseconds() {
        assertThat(Yaml.parse(Yaml.MINIMAL + "  pool: { lockTimeout: 2000ms }\n")
                        .rdbms()
                        .pool()
                        .lockTimeout())
                .isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void limitsInTheWrongOrderAreRefused() {
        assertThat(Yaml.problemsWith("pool:\n  lockTimeout: 10s\n  statementTimeout: 10s\n  maxLifetime: 1m"))
                .containsExactly(
                        "data.yaml:5: key 'rdbms.pool.lockTimeout' was '10s' but it must be shorter than "
                                + "'statementTimeout', which is 10s",
                        "data.yaml:7: key 'rdbms.pool.maxLifetime' was '1m' but it must be longer than "
                                + "'keepaliveTime', which is 2m");
    }

    @Test
    void wrongFlagIsRefused() {
        assertThat(Yaml.problemsWith("pool: { pooler: yes }"))
                .containsExactly("data.yaml:4: key 'rdbms.pool.pooler' was 'yes' but it must be true or false");
    }

    @Test
    void poolerInFrontOfMySqlIsRefused() {
        assertThat(Yaml.problems(Yaml.MINIMAL.replace("postgres", "mysql") + "  pool: { pooler: true }\n"))
                .containsExactly("data.yaml:4: key 'rdbms.pool.pooler' was 'true' but it must be false: "
                        + "only PostgreSQL stands behind a transaction-mode pooler");
    }

    @Test
    void poolOutOfRangeIsRefusedInCodeToo() {
        assertThat(catchThrowable(() -> PoolConfig.builder()
                        .maximumSize(1001)
                        .connectionTimeout(Duration.ofMillis(10))
                        .statementTimeout(Duration.ofSeconds(40))
                        .build()))
                .hasMessage("""
                        INVALID_CONFIGURATION: the configuration has 3 problems:
                          PoolConfig: key 'maximumSize' was '1001' but it must be a number from 1 to 1000
                          PoolConfig: key 'connectionTimeout' was '10ms' but it must be a duration from 250ms to 1m (unit ms, s, m or h)
                          PoolConfig: key 'statementTimeout' was '40s' but it must be shorter than 'socketTimeout', which is 30s
                        Correct the configuration and start again.""");
    }
}
