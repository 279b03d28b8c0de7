package io.bucketeer.data.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is refused before, or because, keys can be told apart. */
class YamlFormTest {

    @Test
    void malformedYamlIsRefusedWithItsLine() {
        assertThat(Yaml.problems("rdbms:\n  type: mysql\n  params: { host: localhost\n"))
                .containsExactly("data.yaml:4: is not well-formed YAML: expected ',' or '}', but got <stream end>");
    }

    @Test
    void textAfterMappingIsRefusedWithItsLine() {
        assertThat(Yaml.problems("rdbms:\n  type: mysql: 8\n"))
                .containsExactly("data.yaml:2: is not well-formed YAML: mapping values are not allowed here");
    }

    @Test
    void emptyTextIsRefused() {
        assertThat(Yaml.problems("")).containsExactly("data.yaml: holds no configuration");
    }

    @Test
    void listInPlaceOfTheFileIsRefused() {
        assertThat(Yaml.problems("- rdbms\n"))
                .containsExactly(
                        "data.yaml:1: must be a mapping of keys: "
                                + "the keys are rdbms, events, nosql, apiKeys, messageService, kms",
                        "data.yaml:1: key 'rdbms' is missing: give the database");
    }

    @Test
    void secondDocumentIsRefused() {
        assertThat(Yaml.problems(Yaml.MINIMAL + "---\n" + Yaml.MINIMAL))
                .containsExactly("data.yaml:4: starts a second document: keep one");
    }

    @Test
    void tagIsRefused() {
        assertThat(Yaml.problems("rdbms:\n  type: !!java.net.URL [mysql]\n"))
                .containsExactly("data.yaml:2: has a tag ('!'): remove it, or quote the text");
        assertThat(Yaml.problems("rdbms:\n  type: !!str mysql\n"))
                .containsExactly("data.yaml:2: has a tag ('!'): remove it, or quote the text");
    }

    @Test
    void undefinedAliasIsRefusedWithoutItsName() {
        assertThat(Yaml.problems("rdbms:\n  params: { password: *hunter2 }\n"))
                .containsExactly("data.yaml:2: is not well-formed YAML: "
                        + "an alias ('*') or a tag ('!') is not defined; quote the text if it is none");
    }

    @Test
    void hostileNestingIsRefused() {
        assertThat(Yaml.problems("kms: " + "[".repeat(100_000)))
                .containsExactly("data.yaml:1: is nested deeper than 20 levels");
    }

    @Test
    void aliasBombIsRefused() {
        StringBuilder bomb = new StringBuilder("kms:\n  a: &a { x: y }\n");
        for (int i = 0; i < 51; i++) {
            bomb.append("  k").append(i).append(": *a\n");
        }

        assertThat(Yaml.problems(bomb.toString()))
                .containsExactly("data.yaml: is larger than 262144 characters or has more than 50 aliases");
    }

    @Test
    void hugeTextIsRefused() {
        assertThat(Yaml.problems("kms: { a: " + "x".repeat(300_000) + " }"))
                .containsExactly("data.yaml: is larger than 262144 characters or has more than 50 aliases");
    }

    @Test
    void mappingInsideItselfIsRefused() {
        assertThat(Yaml.problems(Yaml.MINIMAL + "kms: &kms { a: *kms }\n"))
                .containsExactly("data.yaml:4: key 'kms.a.a.a.a' is nested deeper than 4 levels");
    }

    @Test
    void controlCharacterIsRefusedWithItsLine() {
        assertThat(Yaml.problems("rdbms:\n  type: my\0sql\n"))
                .containsExactly("data.yaml:2: holds a character that YAML does not allow");
    }

    @Test
    void unknownKeyIsRefusedWithAGuess() {
        assertThat(Yaml.problemsWith("Pool: { maxSize: 1 }\ntsl: { mode: off }"))
                .containsExactly(
                        "data.yaml:4: key 'rdbms.Pool' is not known here: did you mean 'pool'?",
                        "data.yaml:5: key 'rdbms.tsl' is not known here: did you mean 'tls'?");
    }

    @Test
    void unknownKeyWithoutLikenessIsRefusedWithTheKnownOnes() {
        assertThat(Yaml.problemsWith("tls: { truststore: x }"))
                .containsExactly(
                        "data.yaml:4: key 'rdbms.tls.truststore' is not known here: the keys are mode, caFile");
    }

    @Test
    void unknownSectionIsRefused() {
        assertThat(Yaml.problems(Yaml.MINIMAL + "no_sql: { enabled: true }\nlogging: { level: debug }\n"))
                .containsExactly(
                        "data.yaml:4: key 'no_sql' is not known here: did you mean 'nosql'?",
                        "data.yaml:5: key 'logging' is not known here: "
                                + "the keys are rdbms, events, nosql, apiKeys, messageService, kms");
    }

    @Test
    void duplicateKeyIsRefusedWithBothLines() {
        assertThat(Yaml.problemsWith("cloud: none\nauth: password\ncloud: none"))
                .containsExactly("data.yaml:6: key 'rdbms.cloud' stands in line 4 already: keep one");
    }

    @Test
    void keyThatIsAListIsRefused() {
        assertThat(Yaml.problemsWith("[a, b]: c"))
                .containsExactly("data.yaml:4: key 'rdbms' has a key that is a list or a mapping: "
                        + "the keys are type, cloud, auth, params, tls, pool");
    }

    @Test
    void valueInPlaceOfASectionIsRefused() {
        assertThat(Yaml.problemsWith("pool: 10"))
                .containsExactly("data.yaml:4: key 'rdbms.pool' must be a mapping of keys: the keys are maximumSize, "
                        + "connectionTimeout, lockTimeout, statementTimeout, socketTimeout, keepaliveTime, "
                        + "maxLifetime, leakDetection, pooler");
    }

    @Test
    void sectionInPlaceOfAValueIsRefused() {
        assertThat(Yaml.problemsWith("cloud: [none]\nauth: { a: b }"))
                .containsExactly(
                        "data.yaml:4: key 'rdbms.cloud' is a list or a mapping: "
                                + "give a single value, which must be one of none, aws, gcp, azure",
                        "data.yaml:5: key 'rdbms.auth' is a list or a mapping: "
                                + "give a single value, which must be one of password, iam");
    }

    @Test
    void keyWithoutValueIsRefused() {
        assertThat(Yaml.problemsWith("cloud:\nauth: null\npool: { maximumSize: ~ }"))
                .containsExactly(
                        "data.yaml:4: key 'rdbms.cloud' has no value: give one, or remove the key",
                        "data.yaml:5: key 'rdbms.auth' has no value: give one, or remove the key",
                        "data.yaml:6: key 'rdbms.pool.maximumSize' was '~' but it must be a number from 1 to 1000");
    }

    @Test
    void longValueIsCutAndControlCharactersAreBlanked() {
        assertThat(Yaml.problemsWith("cloud: \"a\\nb" + "x".repeat(100) + "\""))
                .containsExactly("data.yaml:4: key 'rdbms.cloud' was 'a b" + "x".repeat(57)
                        + "…' but it must be one of none, aws, gcp, azure");
    }

    @Test
    void anchorsMayBeUsed() {
        DataConfig config = Yaml.parse("""
                rdbms: &database
                  type: mysql
                  params: { host: localhost, database: bucketeer, username: app, password: pw }
                events: *database
                """);

        assertThat(config.events()).map(DatabaseConfig::database).contains("bucketeer");
    }
}
