package io.bucketeer.data.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketeer.data.BucketeerData;
import io.bucketeer.data.config.DataConfig;
import io.bucketeer.data.config.DatabaseConfig;
import io.bucketeer.data.error.ConfigurationException;
import io.bucketeer.data.error.ErrorCode;
import io.bucketeer.data.model.Clause;
import io.bucketeer.data.model.Feature;
import io.bucketeer.data.model.Operator;
import io.bucketeer.data.model.Prerequisite;
import io.bucketeer.data.model.Rule;
import io.bucketeer.data.model.Strategies;
import io.bucketeer.data.model.Tag;
import io.bucketeer.data.model.TagEntityType;
import io.bucketeer.data.model.Target;
import io.bucketeer.data.model.Variation;
import io.bucketeer.data.repository.FeatureQuery;
import io.bucketeer.data.testkit.TestDatabase;
import io.bucketeer.data.testkit.TestServers;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Traps T1 to T17: which texts are one, which can be stored, and how long they may be. */
abstract class TextTrapsContract extends TrapContract {

    private static final String NUL = "holds a NUL character at index 1, which PostgreSQL cannot store";
    private static final String HALF = "holds half of a surrogate pair at index 1, which is no character";
    private static final String LONE = "a\uD83C";
    private static final String SUSHI = "🍣";

    /** Narrows {@code sampling_seed} to so many characters, as somebody else's migration might. */
    abstract void resizeSamplingSeed(int length);

    /** Turns a fresh database into one that cannot hold every character, and says what the library calls that. */
    abstract String narrowCharacterSet(TestDatabase fresh);

    /** What the other tests show of features and tags holds for every text: nothing else decides how two compare. */
    @Test
    void t01_everyTextColumn_comparesByCodePoint() {
        String collation = " " + catalog().byCodePoint();
        assertThat(column(catalog().textColumns()))
                .contains("feature.id" + collation, "organization.url_code" + collation)
                .hasSizeGreaterThan(40)
                .allSatisfy(column -> assertThat(column).endsWith(collation));
    }

    @Test
    void t01_upperAndLowerCase_areDifferentTexts() {
        areDifferent("Key", "KEY", "key");
    }

    @Test
    void t02_trailingSpace_isPartOfAText() {
        areDifferent("a", "a ", "a  ");
    }

    @Test
    void t03_accentAndSharpS_makeADifference() {
        areDifferent("resume", "résumé", "strasse", "straße");
    }

    @Test
    void t04_emojis_areNotAllTheSame() {
        areDifferent(SUSHI, "🍺", "🍣🍣");
    }

    @Test
    void t05_ignorableCharacters_areNotIgnored() {
        areDifferent("key", "key\u200B", "key\u00AD", "ke\u0001y");
    }

    @Test
    void t06_normalForms_areNeitherEqualNorChanged() {
        areDifferent("\u00E9", "e\u0301");
    }

    @Test
    void t07_fullWidthAndDotlessLetters_areLettersOfTheirOwn() {
        areDifferent("k", "\uFF4B", "i", "\u0131");
    }

    /** As ids, tag names, filters and environments: each of the texts stands for itself and finds itself alone. */
    private void areDifferent(String... texts) {
        List<Feature> features = new ArrayList<>();
        List<Tag> tags = new ArrayList<>();
        for (String text : texts) {
            features.add(
                    Samples.plain(text).maintainer(text).tags(List.of(text)).build());
            tags.add(tag("tag" + tags.size(), text));
            data.features().insert(environment + text, named("same", "In " + text));
        }
        features.forEach(feature -> data.features().insert(environment, feature));
        data.tags().upsert(environment, tags);
        assertThat(storedFeatures()).isEqualTo(texts.length);
        assertThat(data.tags().listByEnvironment(environment)).isEqualTo(tags);
        for (int i = 0; i < texts.length; i++) {
            isFoundAlone(texts[i], features.get(i), tags.get(i));
        }
    }

    private void isFoundAlone(String text, Feature feature, Tag tag) {
        assertThat(data.features().find(environment, text)).contains(feature);
        assertThat(ids(FeatureQuery.builder().maintainer(text).build())).containsExactly(text);
        assertThat(ids(FeatureQuery.builder().tags(Set.of(text)).build())).containsExactly(text);
        assertThat(data.tags().findByNameAndEntityType(environment, text, TagEntityType.FEATURE_FLAG))
                .contains(tag);
        assertThat(data.features().listByEnvironment(environment + text)).containsExactly(named("same", "In " + text));
    }

    private static Feature named(String id, String name) {
        return Samples.plain(id).name(name).build();
    }

    @Test
    void t08_nulCharacter_isRefusedBeforeAnySql() {
        refuses(Samples.plain("a\0").name("n"), "id: " + NUL);
        refuses(Samples.plain("f").name("a\0"), "name: " + NUL);
        refuses(Samples.plain("f").description("a\0"), "description: " + NUL);
        refuses(Samples.plain("f").maintainer("a\0"), "maintainer: " + NUL);
        refusesCall(() -> data.tags().upsert(environment, List.of(tag("t", "a\0"))), "name: " + NUL);
        refusesCall(() -> data.features().find(environment, "a\0"), "id: " + NUL);
        refusesCall(() -> data.features().find("a\0", "f"), "environmentId: " + NUL);
        refusesCall(() -> ids(FeatureQuery.builder().search("a\0").build()), "search: " + NUL);
    }

    @Test
    void t09_nulCharacterInsideJson_isRefusedAndItsEscapeAsTextIsKept() {
        refuses(valued("f", "a\0"), "variations[0].value: " + NUL);
        refuses(Samples.plain("f").targets(List.of(new Target("a\0", List.of()))), "targets[0].variation: " + NUL);
        refuses(Samples.plain("f").rules(List.of(rule("a\0"))), "rules[0].clauses[0].values[0]: " + NUL);
        refuses(
                Samples.plain("f").prerequisites(List.of(new Prerequisite("a\0", "on"))),
                "prerequisites[0].featureId: " + NUL);
        refuses(Samples.plain("f").tags(List.of("a\0")), "tags[0]: " + NUL);
        keeps(valued("escape", "{\"a\":\"\\u0000\"}"));
    }

    @Test
    void t10_halfASurrogatePair_isRefusedNotTurnedIntoAQuestionMark() {
        refuses(Samples.plain(LONE).name("n"), "id: " + HALF);
        refuses(Samples.plain("f").name("a\uDF63b"), "name: " + HALF);
        refusesCall(() -> data.features().find(environment, LONE), "id: " + HALF);
        refusesCall(() -> data.tags().upsert(environment, List.of(tag("t", LONE))), "name: " + HALF);
        refusesCall(() -> ids(FeatureQuery.builder().maintainer(LONE).build()), "maintainer: " + HALF);
    }

    @Test
    void t11_halfASurrogatePairInsideJson_isRefusedAndItsEscapeAsTextIsKept() {
        refuses(valued("f", "fine", LONE), "variations[1].value: " + HALF);
        refuses(Samples.plain("f").rules(List.of(rule(LONE))), "rules[0].clauses[0].values[0]: " + HALF);
        refuses(Samples.plain("f").tags(List.of(LONE)), "tags[0]: " + HALF);
        keeps(valued("escape", "{\"a\":\"\\ud83c\"}"));
    }

    @Test
    void t12_charactersOfFourBytes_areKeptEverywhere() {
        keeps(Samples.plain(SUSHI)
                .name(SUSHI)
                .description(SUSHI)
                .variations(List.of(new Variation(SUSHI, SUSHI, SUSHI, SUSHI)))
                .targets(List.of(new Target(SUSHI, List.of(SUSHI))))
                .rules(List.of(rule(SUSHI)))
                .defaultStrategy(Strategies.fixed(SUSHI))
                .offVariation(SUSHI)
                .tags(List.of(SUSHI))
                .maintainer(SUSHI)
                .samplingSeed(SUSHI)
                .prerequisites(List.of(new Prerequisite(SUSHI, SUSHI))));
    }

    @Test
    void t12_databaseThatCannotHoldEveryCharacter_isNotOpened() {
        try (TestDatabase narrow = TestServers.database(type()).createDatabase("narrow")) {
            String problem = narrowCharacterSet(narrow);
            DatabaseConfig config = DatabaseConfig.of(
                    type(), narrow.host(), narrow.port(), narrow.name(), narrow.username(), narrow.password());
            assertThatThrownBy(() -> BucketeerData.open(DataConfig.of(config)))
                    .isInstanceOfSatisfying(
                            ConfigurationException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.UNSAFE_SERVER_SETTING))
                    .hasMessageContaining(problem);
        }
    }

    @Test
    void t13_length_isCountedInCodePoints() {
        keeps(Samples.plain("f").maintainer(SUSHI.repeat(255)).tags(List.of(SUSHI.repeat(255))));
        refuses(
                Samples.plain("g").maintainer(SUSHI.repeat(256)),
                "maintainer: is 256 characters long but it may have at most 255");
    }

    @Test
    void t14_textTooLong_isRefusedAndNeverCut() {
        refuses(Samples.plain("f").name("n".repeat(512)), "name: is 512 characters long but it may have at most 511");
        refusesCall(
                () -> data.tags().upsert(environment, List.of(tag("t", "n".repeat(256)))),
                "name: is 256 characters long but it may have at most 255");
        resizeSamplingSeed(5);
        try {
            isRefusedByTheDatabase(() -> keeps(Samples.plain("f").samplingSeed("123456")));
            assertThat(storedFeatures()).isZero();
        } finally {
            resizeSamplingSeed(255);
        }
    }

    @Test
    void t15_excessOfBlanks_isRefusedLikeAnyOtherExcess() {
        keeps(Samples.plain("f").maintainer("m" + " ".repeat(254)));
        refuses(
                Samples.plain("g").maintainer("m" + " ".repeat(255)),
                "maintainer: is 256 characters long but it may have at most 255");
    }

    @Test
    void t16_longText_isLimitedInBytes() {
        keeps(Samples.plain("f").description("é".repeat(32_767)));
        refuses(
                Samples.plain("g").description("é".repeat(32_768)),
                "description: is 65536 bytes long in UTF-8 but it may have at most 65535");
        keeps(valued("h", "é".repeat(70_000)));
    }

    @Test
    void t17_widestIndexRow_isStoredAndOneByteMoreRefused() {
        String id = wide(255);
        environment = "e".repeat(2_600 - 4 * (255 + 390));
        keeps(Samples.plain(id).name(wide(390)));
        environment += "e";
        refuses(
                Samples.plain(id).name(wide(390)),
                "environmentId, name and id: are together 2601 bytes long in UTF-8 but an index row holds at most 2600");
        refusesCall(
                () -> data.tags().upsert(wide(254), List.of(tag(wide(254), wide(255)))),
                "environmentId, name and id: are together 3052 bytes long in UTF-8 but an index row holds at most 2600");
    }

    /** Different characters of four bytes each, which PostgreSQL cannot compress. */
    private static String wide(int characters) {
        StringBuilder text = new StringBuilder();
        Random random = new Random(17);
        for (int i = 0; i < characters; i++) {
            text.appendCodePoint(0x10000 + random.nextInt(0xE0000));
        }
        return text.toString();
    }

    private static Rule rule(String text) {
        return new Rule(
                "r", Strategies.fixed("on"), List.of(new Clause("c", "attribute", Operator.EQUALS, List.of(text))));
    }
}
