package io.bucketeer.data.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class LastUsesTest {

    private static final Instant START = Instant.ofEpochSecond(1_772_366_400L);

    @Test
    void id_featureAndVersion_areJoinedByAColon() {
        assertThat(LastUses.id("checkout", 7)).isEqualTo("checkout:7");
        assertThat(LastUses.id("a:1", 2)).isEqualTo("a:1:2");
        assertThat(LastUses.id("", Long.MAX_VALUE)).isEqualTo(":9223372036854775807");
    }

    @Test
    void of_oneUse_isARowOfItsOwn() {
        assertThat(LastUses.of("checkout", 7, START.plusMillis(900), "1.4.2"))
                .isEqualTo(new FeatureLastUsedInfo("checkout:7", "checkout", 7, START, "1.4.2", "1.4.2", START));
    }

    @Test
    void of_clientVersionWithALeadingV_losesItAndOtherTextsAreLeftOut() {
        assertThat(LastUses.of("f", 1, START, "v1.4.2").clientLatestVersion()).isEqualTo("1.4.2");
        assertThat(LastUses.of("f", 1, START, "v1.4.2").clientOldestVersion()).isEqualTo("1.4.2");
        for (String text : new String[] {"", "v", "vv1.4.2", "1.4", "beta", "V1.4.2"}) {
            assertThat(LastUses.of("f", 1, START, text))
                    .as(text)
                    .isEqualTo(new FeatureLastUsedInfo("f:1", "f", 1, START, "", "", START));
        }
    }

    @Test
    void together_eachPart_isTheFurtherOne() {
        FeatureLastUsedInfo first = LastUses.of("f", 1, START, "1.9.0");
        FeatureLastUsedInfo second = LastUses.of("f", 1, START.plusSeconds(5), "1.10.0");
        FeatureLastUsedInfo both = first.toBuilder()
                .lastUsedAt(START.plusSeconds(5))
                .clientLatestVersion("1.10.0")
                .build();
        assertThat(LastUses.together(first, second)).isEqualTo(both);
        assertThat(LastUses.together(second, first))
                .isEqualTo(both.toBuilder().createdAt(START.plusSeconds(5)).build());
        assertThat(LastUses.together(both, first)).isEqualTo(both);
        assertThat(LastUses.together(both, second)).isEqualTo(both);
    }

    @Test
    void together_textThatIsNoVersion_givesWayToOneThatIs() {
        FeatureLastUsedInfo none = LastUses.of("f", 1, START, "");
        FeatureLastUsedInfo known = LastUses.of("f", 1, START, "0.0.1");
        FeatureLastUsedInfo unreadable = none.toBuilder()
                .clientOldestVersion("beta")
                .clientLatestVersion("gamma")
                .build();
        assertThat(LastUses.together(none, known)).isEqualTo(known);
        assertThat(LastUses.together(known, none)).isEqualTo(known);
        assertThat(LastUses.together(unreadable, known)).isEqualTo(known);
        assertThat(LastUses.together(unreadable, none)).isEqualTo(unreadable);
    }
}
