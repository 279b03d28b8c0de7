package io.bucketeer.data.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The order of Semantic Versioning 2.0.0, chapter 11, and the form of its chapters 2, 9 and 10. */
class ClientVersionTest {

    /** In order of precedence; most of it stands in the chapter. */
    private static final List<String> IN_ORDER = List.of(
            "0.0.0",
            "0.9.10",
            "1.0.0-0",
            "1.0.0-2",
            "1.0.0-10",
            "1.0.0-10000000000000000000000000",
            "1.0.0--",
            "1.0.0-alpha",
            "1.0.0-alpha.1",
            "1.0.0-alpha.beta",
            "1.0.0-beta",
            "1.0.0-beta.2",
            "1.0.0-beta.11",
            "1.0.0-rc.1",
            "1.0.0",
            "1.0.0+build",
            "1.0.0+build.2",
            "1.9.0",
            "1.10.0",
            "2.0.0",
            "2.1.0",
            "2.1.1",
            "10.0.0",
            "99999999999999999999999.0.0");

    @Test
    void compareTo_everyPair_isThePrecedence() {
        for (int i = 0; i < IN_ORDER.size(); i++) {
            for (int j = 0; j < IN_ORDER.size(); j++) {
                assertThat(Integer.signum(version(IN_ORDER.get(i)).compareTo(version(IN_ORDER.get(j)))))
                        .as("%s and %s", IN_ORDER.get(i), IN_ORDER.get(j))
                        .isEqualTo(Integer.compare(i, j));
            }
        }
    }

    @Test
    void equals_sameText_isTheSameVersion() {
        assertThat(version("1.2.3+a")).isEqualTo(version("1.2.3+a")).hasSameHashCodeAs(version("1.2.3+a"));
        assertThat(version("1.2.3+a")).isNotEqualTo(version("1.2.3")).hasToString("1.2.3+a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "1",
                "1.2",
                "1.2.3.4",
                "v1.2.3",
                "01.2.3",
                "1.02.3",
                "1.2.03",
                "1.2.3-",
                "1.2.3-a..b",
                "1.2.3-01",
                "1.2.3+",
                "1.2.3+a+b",
                "1.2.3-é",
                " 1.2.3",
                "1.2.3 ",
                "1.2.3\n",
                "-1.2.3",
                "1.2.3-a_b",
                "１.2.3",
                "1.2.3\0",
                "latest"
            })
    void parse_otherForms_areNone(String text) {
        assertThat(ClientVersion.parse(text)).isEmpty();
    }

    @Test
    void parse_asLongAsAColumnMayBe_isAVersionAndLongerIsNone() {
        String longest = "1.0.0-" + "a".repeat(249);
        assertThat(longest).hasSize(255);
        assertThat(ClientVersion.parse(longest)).map(ClientVersion::toString).contains(longest);
        assertThat(ClientVersion.parse(longest + "a")).isEmpty();
        assertThat(ClientVersion.parse("1.0.0-" + String.join(".", Collections.nCopies(100_000, "a"))))
                .isEmpty();
    }

    private static ClientVersion version(String text) {
        Optional<ClientVersion> version = ClientVersion.parse(text);
        assertThat(version).as(text).isPresent();
        return version.get();
    }
}
