package io.bucketeer.data.config;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.bucketeer.data.error.ConfigurationException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** One unmistakable word stands in for every secret, and is looked for in everything that can be read. */
class SecretsStayHiddenTest {

    private static final String CANARY = "c4n4ry";
    private static final Logger ROOT = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Level level = ROOT.getLevel();

    @TempDir
    private Path directory;

    @BeforeEach
    void listen() {
        log.start();
        ROOT.setLevel(Level.TRACE);
        ROOT.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        ROOT.detachAppender(log);
        ROOT.setLevel(level);
    }

    @Test
    void acceptedConfigurationShowsNone() throws IOException {
        Path file = Files.writeString(directory.resolve("secret"), CANARY + "\n");
        DataConfig config = DataConfig.parse("data.yaml", """
                rdbms:
                  type: postgres
                  params: { url: "postgres://${SECRET}:a${SECRET}@db/bucketeer" }
                  tls: { mode: off }
                events:
                  type: mysql
                  params: { host: localhost, database: b, usernameFile: "%1$s", passwordFile: "%1$s" }
                nosql:
                  type: redis
                  params: { host: localhost, username: c4n4ry, password: c4n4ry }
                """.formatted(file), Map.of("SECRET", CANARY));
        DatabaseConfig events = config.events().orElseThrow();
        Files.writeString(file, CANARY + "\n" + CANARY + "\n");
        UsernamePassword current = events.credentials().current();

        assertThat(current.password().reveal()).isEqualTo(CANARY);
        assertThat(config.toString()
                        + config.rdbms()
                        + config.rdbms().credentials()
                        + events.credentials()
                        + current
                        + current.password()
                        + config.nosql())
                .contains("****")
                .doesNotContain(CANARY);
        assertThat(logged())
                .contains("'rdbms.tls.mode' turns TLS off", "its last good content goes on")
                .doesNotContain(CANARY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "username: [c4n4ry]\npassword: { a: c4n4ry }",
                "username: \"c4n4ry\\u0001\"\npassword: \"c4n4ry\\n\"",
                "username: c4n4ry\nusernameFile: /absent\npassword: c4n4ry\npasswordFile: /absent",
                "username: ${c4n4ry-x}\npassword: c4n4ry${",
                "url: c4n4ry",
                "url: mysql://app:c4n4ry@",
                "url: mysql://app:c4n4ry@h:c4n4ry/c4n4ry.c4n4ry?c4n4ry",
                "url: c4n4ry://c4n4ry:c4n4ry@c4n4ry,c4n4ry/",
                "url: mysql://app:c4n4ry/c4n4ry@h/b",
                "url: mysql://app:c4n4ry%c4n4ry@h/b",
                "url: mysql://app:c4n4ry%zc4n4ry@h/b",
                "url: mysql://app:${SECRET}@h/${SECRET}%",
                "url: ${SECRET}",
                "url: mysql://app:c4n4ry@h/b\npassword: c4n4ry\nusername: c4n4ry",
                "port: '${SECRET}'\nhost: '${SECRET}?'\ndatabase: ${SECRET}/",
                "host: app:c4n4ry@h",
                "host: h?user=c4n4ry&password=c4n4ry",
                "database: mysql://app:c4n4ry@h/b",
                "password: *c4n4ry",
                "password: &c4n4ry",
                "password: !c4n4ry c4n4ry",
                "password: !c4n4ry!c4n4ry c4n4ry",
                "password: @c4n4ry",
                "password: `c4n4ry",
                "password: c4n4ry: c4n4ry",
                "password: \"c4n4ry\\z\"",
                "password: \"c4n4ry",
                "password: [c4n4ry",
                "password: %c4n4ry",
                "password: c4n4ry\n  c4n4ry: c4n4ry",
                "password: |x\n  c4n4ry",
                "%c4n4ry"
            })
    void refusalShowsNone(String params) {
        ConfigurationException refusal =
                Yaml.refuse("rdbms:\n  type: mysql\n  params:\n" + params.indent(4), Map.of("SECRET", CANARY));
        StringWriter trace = new StringWriter();
        refusal.printStackTrace(new PrintWriter(trace));

        assertThat(trace.toString() + refusal.problems()).contains("data.yaml").doesNotContain(CANARY);
        assertThat(logged()).doesNotContain(CANARY);
    }

    private String logged() {
        return log.list.stream().map(ILoggingEvent::getFormattedMessage).collect(Collectors.joining("\n"));
    }
}
