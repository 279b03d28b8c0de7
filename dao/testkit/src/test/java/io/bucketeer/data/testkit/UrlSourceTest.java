package io.bucketeer.data.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class UrlSourceTest {

    private static final String MYSQL = "BUCKETEER_TEST_MYSQL_URL";
    private static final String POSTGRES = "BUCKETEER_TEST_POSTGRES_URL";
    private static final String REDIS = "BUCKETEER_TEST_REDIS_URL";

    private static final DatabaseRequest MYSQL_SERVER = DatabaseRequest.of(DatabaseEngine.MYSQL, "");
    private static final DatabaseRequest POSTGRES_SERVER = DatabaseRequest.of(DatabaseEngine.POSTGRES, "");

    @Test
    void thePartsOfAnAddressAreDecoded() {
        UrlSource source = new UrlSource(Map.of(MYSQL, "mysql://some%20one:a%40b%3Ac%2Fd%25+e@db.example:3307"));

        assertThat(source.database(MYSQL_SERVER))
                .isEqualTo(new ServerAddress(
                        "db.example", 3307, "some one", "a@b:c/d%+e", "named by BUCKETEER_TEST_MYSQL_URL"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgres://u:p@h:1", "postgresql://u:p@h:1"})
    void bothSchemesOfPostgresAreKnown(String url) {
        assertThat(new UrlSource(Map.of(POSTGRES, url))
                        .database(POSTGRES_SERVER)
                        .port())
                .isEqualTo(1);
    }

    @Test
    void redisNeedsNoCredentials() {
        assertThat(new UrlSource(Map.of(REDIS, "redis://cache:6379")).redis())
                .isEqualTo(new ServerAddress("cache", 6379, "", "", "named by BUCKETEER_TEST_REDIS_URL"));
    }

    @Test
    void aNameThatIsNotSetLeavesTheChoiceToTheOtherSources() {
        assertThatThrownBy(() -> new UrlSource(Map.of()).database(MYSQL_SERVER))
                .isInstanceOf(SourceUnavailableException.class)
                .hasMessage("BUCKETEER_TEST_MYSQL_URL is not set");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://root:hush@host",
                "mysql://host:3306",
                "mysql://root@host:3306",
                "postgres://root:hush@host:3306",
                "mysql://root:hush hush@host:3306",
                "root:hush@host:3306",
                "hush"
            })
    void anAddressThatCannotBeUsedIsAnErrorThatTellsNoPassword(String url) {
        assertThatThrownBy(() -> new UrlSource(Map.of(MYSQL, url)).database(MYSQL_SERVER))
                .isInstanceOf(TestServerException.class)
                .hasNoCause()
                .message()
                .startsWith(MYSQL)
                .doesNotContain("hush");
    }

    @Test
    void redisWithAPasswordIsRefused() {
        assertThatThrownBy(() -> new UrlSource(Map.of(REDIS, "redis://:hush@cache:6379")).redis())
                .isInstanceOf(TestServerException.class)
                .message()
                .startsWith(REDIS)
                .doesNotContain("hush");
    }
}
