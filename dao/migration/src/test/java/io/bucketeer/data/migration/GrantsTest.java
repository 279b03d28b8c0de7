package io.bucketeer.data.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which lines of {@code SHOW GRANTS} give a right on a database. */
class GrantsTest {

    private static final String DATABASE = "a_b";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GRANT SELECT, TRIGGER ON *.* TO `u`@`%`",
                "GRANT ALL PRIVILEGES ON *.* TO `u`@`%` WITH GRANT OPTION",
                "GRANT SELECT, TRIGGER ON `a_b`.* TO `u`@`%`",
                "GRANT ALL PRIVILEGES ON `a\\_b`.* TO `u`@`%` WITH GRANT OPTION",
                "GRANT TRIGGER ON `a%`.* TO `u`@`%`",
                "GRANT TRIGGER ON \"a_b\".* TO \"u\"@\"%\"",
                "GRANT TRIGGER ON a_b.* TO u@\"%\""
            })
    void theRightIsThere(String line) {
        assertThat(holds(false, false, "GRANT USAGE ON *.* TO `u`@`%`", line)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GRANT SELECT, INSERT ON *.* TO `u`@`%`",
                "GRANT SYSTEM_TRIGGER,TRIGGER_ADMIN ON *.* TO `u`@`%`",
                "GRANT SELECT, INSERT ON `a_b`.* TO `u`@`%`",
                "GRANT TRIGGER ON `a_c`.* TO `u`@`%`",
                "GRANT TRIGGER ON `a\\%`.* TO `u`@`%`",
                "GRANT TRIGGER ON `a.b`.* TO `u`@`%`",
                "GRANT TRIGGER ON `a_b`.`feature` TO `u`@`%`",
                "GRANT `TRIGGER`@`%` TO `u`@`%`"
            })
    void theRightIsMissing(String line) {
        assertThat(holds(false, false, "GRANT USAGE ON *.* TO `u`@`%`", line)).isFalse();
    }

    @Test
    void theNearestNameDecides() {
        assertThat(holds(false, false, "GRANT SELECT ON `a\\_b`.* TO u", "GRANT TRIGGER ON `a_b`.* TO u"))
                .isFalse();
        assertThat(holds(false, false, "GRANT TRIGGER ON `a\\_b`.* TO u", "GRANT SELECT ON `a_b`.* TO u"))
                .isTrue();
        assertThat(holds(false, false, "GRANT SELECT ON `a%`.* TO u", "GRANT TRIGGER ON `a_b`.* TO u"))
                .isTrue();
        assertThat(holds(false, false, "GRANT SELECT ON `a%`.* TO u", "GRANT TRIGGER ON `%b`.* TO u"))
                .isFalse();
    }

    @Test
    void whileARoleIsActive_anyNameMayDecide() {
        assertThat(holds(true, false, "GRANT TRIGGER ON `a_b`.* TO u")).isTrue();
        assertThat(holds(true, false, "GRANT TRIGGER ON `a\\_b`.* TO u")).isFalse();
        assertThat(holds(true, false, "GRANT SELECT ON `a%`.* TO u", "GRANT TRIGGER ON `a_b`.* TO u"))
                .isFalse();
        assertThat(holds(true, false, "GRANT TRIGGER ON *.* TO u", "GRANT SELECT ON `a_b`.* TO u"))
                .isTrue();
    }

    @Test
    void withPartialRevokes_aRightMayBeTakenAway_andNamesHaveNoWildcards() {
        assertThat(holds(false, true, "GRANT TRIGGER ON *.* TO u", "REVOKE TRIGGER ON `a_b`.* FROM u"))
                .isFalse();
        assertThat(holds(false, true, "GRANT TRIGGER ON *.* TO u", "REVOKE ALL PRIVILEGES ON `a_b`.* FROM u"))
                .isFalse();
        assertThat(holds(false, true, "GRANT TRIGGER ON *.* TO u", "REVOKE TRIGGER ON `axb`.* FROM u"))
                .isTrue();
        assertThat(holds(false, true, "GRANT TRIGGER ON *.* TO u", "REVOKE INSERT ON `a_b`.* FROM u"))
                .isTrue();
        assertThat(holds(false, true, "GRANT TRIGGER ON `a%`.* TO u")).isFalse();
        assertThat(holds(false, true, "GRANT TRIGGER ON `a_b`.* TO u")).isTrue();
    }

    private static boolean holds(boolean roles, boolean literal, String... lines) {
        return new Grants(List.of(lines), roles, literal).hold("TRIGGER", DATABASE);
    }
}
