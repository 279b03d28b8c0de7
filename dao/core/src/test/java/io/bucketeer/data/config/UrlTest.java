package io.bucketeer.data.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlTest {

    private static final String LINE = "data.yaml:4: key 'rdbms.params.url' ";

    @ParameterizedTest
    @CsvSource({
        "mysql, mysql://app:pw@db.example.com:3307/bucketeer, db.example.com, 3307, bucketeer",
        "mysql, mysql://app:pw@localhost/b, localhost, 3306, b",
        "postgres, postgres://app:pw@localhost/b, localhost, 5432, b",
        "postgres, postgresql://app:pw@[2001:db8::1]:6432/b, 2001:db8::1, 6432, b",
        "postgres, postgres://app:pw@[::1]/b, ::1, 5432, b",
    })
    void urlHoldsHostPortAndDatabase(String type, String url, String host, int port, String database) {
        DatabaseConfig config = read(type, url, Map.of());

        assertThat(config.host()).isEqualTo(host);
        assertThat(config.port()).isEqualTo(port);
        assertThat(config.database()).isEqualTo(database);
        assertThat(config.credentials().current()).isEqualTo(new UsernamePassword("app", Secret.of("pw")));
    }

    @Test
    void valuesOfVariablesMayHoldEverySeparator() {
        DatabaseConfig config = read(
                "mysql",
                "mysql://${DB_USER}:${DB_PW}@${DB_HOST:localhost}:${DB_PORT:3307}/${DB_NAME}",
                Map.of("DB_USER", "a:b@c", "DB_PW", "p@s:s/w%rd?#${X}", "DB_NAME", "bucketeer"));

        assertThat(config.hostAndPort()).isEqualTo("localhost:3307");
        assertThat(config.database()).isEqualTo("bucketeer");
        assertThat(config.credentials().current())
                .isEqualTo(new UsernamePassword("a:b@c", Secret.of("p@s:s/w%rd?#${X}")));
    }

    @Test
    void defaultsOfVariablesMayHoldSeparators() {
        assertThat(read("mysql", "mysql://app:${DB_PW:a@b/c:d%41}@localhost/b", Map.of())
                        .credentials()
                        .current()
                        .password())
                .isEqualTo(Secret.of("a@b/c:d%41"));
    }

    @Test
    void writtenPartsArePercentDecoded() {
        assertThat(read("mysql", "mysql://a%40b:p%2Fw%25+%C3%A4@localhost/b", Map.of())
                        .credentials()
                        .current())
                .isEqualTo(new UsernamePassword("a@b", Secret.of("p/w%+ä")));
    }

    @Test
    void writtenPasswordMayHoldColonAndAt() {
        assertThat(read("mysql", "mysql://app:p:w@d@localhost/b", Map.of())
                        .credentials()
                        .current())
                .isEqualTo(new UsernamePassword("app", Secret.of("p:w@d")));
    }

    @Test
    void oneVariableMayHoldTheWholeUrl() {
        DatabaseConfig config = read(
                "mysql", "${DATABASE_URL}", Map.of("DATABASE_URL", "mysql://app:p%40${X}@localhost:3307/bucketeer"));

        assertThat(config.hostAndPort()).isEqualTo("localhost:3307");
        assertThat(config.credentials().current()).isEqualTo(new UsernamePassword("app", Secret.of("p@${X}")));
    }

    @Test
    void userAndPasswordMayStandBesideTheUrl() {
        DatabaseConfig config = Yaml.parse("""
                        rdbms:
                          type: mysql
                          params: { url: "mysql://localhost/bucketeer", username: app, password: pw }
                        """).rdbms();

        assertThat(config.credentials().current()).isEqualTo(new UsernamePassword("app", Secret.of("pw")));
    }

    @Test
    void missingUserAndPasswordAreRefused() {
        assertThat(problems("mysql", "mysql://localhost/b"))
                .containsExactly(
                        "data.yaml:3: key 'rdbms.params.username' is missing: "
                                + "give it here, in 'usernameFile' or in 'url'",
                        "data.yaml:3: key 'rdbms.params.password' is missing: "
                                + "give it here, in 'passwordFile' or in 'url'");
    }

    @Test
    void schemeOfAnotherEngineIsRefused() {
        assertThat(problems("mysql", "postgres://app:pw@localhost/b"))
                .containsExactly(LINE + "must start with mysql://, as 'type' says");
        assertThat(problems("postgres", "jdbc:postgresql://app:pw@localhost/b"))
                .containsExactly(LINE + "must start with postgres:// or postgresql://, as 'type' says");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://app:pw@localhost/b?allowLoadLocalInfile=true",
                "mysql://app:pw@localhost/b#x",
                "mysql://app:pw@localhost/b?"
            })
    void queryParametersAreRefused(String url) {
        assertThat(problems("mysql", url))
                .containsExactly(
                        LINE + "has query parameters, and none is allowed: use the keys under 'tls' and 'pool'");
    }

    @Test
    void queryInPlaceOfTheDatabaseIsRefused() {
        assertThat(problems("mysql", "mysql://app:pw@localhost?useSSL=false"))
                .containsExactly(
                        LINE + "has query parameters, and none is allowed: use the keys under 'tls' and 'pool'");
    }

    @Test
    void textThatIsNoUrlIsRefused() {
        assertThat(problems("mysql", "localhost:3306"))
                .containsExactly(LINE + "must look like scheme://user:password@host:port/database");
        assertThat(problems("mysql", ""))
                .containsExactly(LINE + "must look like scheme://user:password@host:port/database");
    }

    @Test
    void slashInPasswordIsRefusedWithoutShowingIt() {
        assertThat(problems("mysql", "mysql://app:3/w@localhost/b"))
                .containsExactly(LINE + "has an '@' after a '/': write '/' in a user name or password as %2F");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10%zz", "10%", "10%4", "%C3", "a%c4b"})
    void strayPercentIsRefused(String password) {
        assertThat(problems("mysql", "mysql://app:" + password + "@localhost/b"))
                .containsExactly(
                        LINE + "has a '%' that does not begin the code of a character: write a plain % as %25");
    }

    @Test
    void partsAreHeldToTheRulesOfTheirKeys() {
        assertThat(problems("mysql", "mysql://app:pw@a,b:99999/x.y"))
                .containsExactly(
                        LINE + "is wrong in its host, which must be one host name or IP address",
                        LINE + "is wrong in its port, which must be a number from 1 to 65535",
                        LINE + "is wrong in its database, which must be 1 to 63 letters, digits, '_', '$' or '-'");
    }

    @Test
    void missingPartsAreRefused() {
        assertThat(problems("mysql", "mysql://app:@"))
                .containsExactly(
                        LINE + "is wrong in its host, which must be one host name or IP address",
                        LINE + "is wrong in its database, which must be 1 to 63 letters, digits, '_', '$' or '-'");
        assertThat(problems("mysql", "mysql://:@localhost/b"))
                .containsExactly(
                        LINE + "is wrong in its username, which must not be empty, nor hold control characters",
                        LINE + "is wrong in its password, which must not be empty, nor hold control characters");
    }

    @Test
    void keysThatTheUrlHoldsAreRefused() {
        assertThat(Yaml.problemsOfParams("mysql", """
                        url: mysql://app:pw@localhost/b
                        host: localhost
                        port: 3306
                        database: b
                        username: app
                        usernameFile: /run/u
                        password: pw
                        passwordFile: /run/p
                        """))
                .containsExactly(
                        "data.yaml:5: key 'rdbms.params.host' cannot be combined with 'rdbms.params.url', "
                                + "which holds it: keep one",
                        "data.yaml:6: key 'rdbms.params.port' cannot be combined with 'rdbms.params.url', "
                                + "which holds it: keep one",
                        "data.yaml:7: key 'rdbms.params.database' cannot be combined with 'rdbms.params.url', "
                                + "which holds it: keep one",
                        "data.yaml:8: key 'rdbms.params.username' cannot be combined with the username in "
                                + "'rdbms.params.url': keep one",
                        "data.yaml:9: key 'rdbms.params.usernameFile' cannot be combined with the username in "
                                + "'rdbms.params.url': keep one",
                        "data.yaml:10: key 'rdbms.params.password' cannot be combined with the password in "
                                + "'rdbms.params.url': keep one",
                        "data.yaml:11: key 'rdbms.params.passwordFile' cannot be combined with the password in "
                                + "'rdbms.params.url': keep one");
    }

    @Test
    void everyMissingVariableIsNamed() {
        assertThat(problems("mysql", "mysql://${U}:${P}@localhost/b"))
                .containsExactly(
                        LINE + "needs the environment variable 'U', which is not set: set it, or write ${U:default}",
                        LINE + "needs the environment variable 'P', which is not set: set it, or write ${P:default}");
    }

    private static DatabaseConfig read(String type, String url, Map<String, String> environment) {
        return DataConfig.parse("data.yaml", yaml(type, url), environment).rdbms();
    }

    private static List<String> problems(String type, String url) {
        return Yaml.problems(yaml(type, url));
    }

    private static String yaml(String type, String url) {
        return "rdbms:\n  type: " + type + "\n  params:\n    url: '" + url + "'\n";
    }
}
