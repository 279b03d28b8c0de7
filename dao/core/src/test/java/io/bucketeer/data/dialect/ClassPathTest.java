package io.bucketeer.data.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** What happens where a class is missing, or is loaded for the first time. */
final class ClassPathTest {

    @ParameterizedTest
    @CsvSource({
        "mysql, com.mysql.cj.jdbc.Driver, com.mysql:mysql-connector-j, mysql-connector-j",
        "postgres, org.postgresql.Driver, org.postgresql:postgresql, postgresql-"
    })
    void missingDriver_isRefusedNamingItsArtifact(String type, String driver, String artifact, String jar)
            throws Exception {
        try (IsolatedClasses classes = IsolatedClasses.without(path -> path.contains(jar) && path.endsWith(".jar"))) {
            Class<?> configs = classes.loadClass("io.bucketeer.data.config.DatabaseConfig");
            Object config = configs.getMethod(
                            "of", String.class, String.class, int.class, String.class, String.class, String.class)
                    .invoke(null, type, "127.0.0.1", 1, "bucketeer", "user", "password");
            Method open =
                    classes.loadClass("io.bucketeer.data.dialect.Databases").getMethod("open", configs);
            Throwable error = catchThrowable(() -> open.invoke(null, config));
            assertThat(error).isInstanceOf(InvocationTargetException.class);
            assertThat(error.getCause())
                    .hasMessage("INVALID_CONFIGURATION: the JDBC driver " + driver
                            + " is not on the class path; add " + artifact
                            + ". Correct the configuration and start again.");
        }
    }

    @Test
    void firstUseOfJooq_printsNeitherLogoNorTipAndLeavesNoProperty() throws Exception {
        Logger jooq = (Logger) LoggerFactory.getLogger("org.jooq");
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        Level before = jooq.getLevel();
        lines.start();
        jooq.addAppender(lines);
        jooq.setLevel(Level.DEBUG);
        try (IsolatedClasses classes = IsolatedClasses.without(path -> false)) {
            Method load = classes.loadClass(QuietJooq.class.getName()).getDeclaredMethod("load");
            load.setAccessible(true);
            load.invoke(null);
            Class<?> dsl = classes.loadClass("org.jooq.impl.DSL");
            Object condition = dsl.getMethod("trueCondition").invoke(null);
            assertThat(condition.toString()).isEqualTo("true");
            assertThat(lines.list).isEmpty();
            assertThat(System.getProperty("org.jooq.no-logo")).isNull();
            assertThat(System.getProperty("org.jooq.no-tips")).isNull();
        } finally {
            jooq.setLevel(before);
            jooq.detachAppender(lines);
        }
    }
}
