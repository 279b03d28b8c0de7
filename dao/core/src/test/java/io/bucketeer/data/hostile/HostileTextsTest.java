package io.bucketeer.data.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketeer.data.model.Feature;
import io.bucketeer.data.model.Tag;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The corpus is as large as it says, and reaches every text. */
class HostileTextsTest {

    private final List<String> texts = HostileTexts.all();

    @Test
    void all_isAtLeastFiveHundredDifferentTextsAlwaysInTheSameOrder() {
        assertThat(texts).hasSizeGreaterThanOrEqualTo(500).doesNotHaveDuplicates();
        assertThat(HostileTexts.all()).isEqualTo(texts);
    }

    @Test
    void all_hasEveryKindOfTrouble() {
        assertThat(texts)
                .contains("", " ", "'", "\\", "%", "_", "?", "$1", ":name", "{fn user()}", "{\"(\\\"")
                .contains("a\u0001b", "\u0130", "\uFFFF", "\u200B", "e\u0301", "\u202Egnp.exe", "a\u2028b")
                .contains(new String(Character.toChars(0x10FFFF)), "\0", "\uD800")
                .anySatisfy(text -> assertThat(text).hasSizeGreaterThan(20_000));
    }

    @Test
    void paths_areEveryTextOfARecordHoweverDeep() {
        assertThat(TextFiller.paths(Tag.class)).containsExactly("id", "name");
        assertThat(new HashSet<>(TextFiller.paths(Feature.class)))
                .hasSameSizeAs(TextFiller.paths(Feature.class))
                .contains(
                        "id",
                        "samplingSeed",
                        "variations[1].description",
                        "targets[0].users[1]",
                        "rules[0].strategy.rolloutStrategy.variations[1].variation",
                        "rules[1].clauses[1].values[1]",
                        "defaultStrategy.fixedStrategy.variation",
                        "defaultStrategy.rolloutStrategy.audience.defaultVariation",
                        "tags[0]",
                        "variationValueSchema.enumValidator.values[1]",
                        "variationValueSchema.regexValidator.pattern",
                        "variationValueSchema.jsonSchemaValidator.schema",
                        "prerequisites[1].variationId");
    }
}
