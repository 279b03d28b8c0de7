package io.bucketeer.data.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketeer.data.config.DataConfig;
import io.bucketeer.data.error.ConfigurationException;
import io.bucketeer.data.model.Feature;
import io.bucketeer.data.model.Tag;
import io.bucketeer.data.repository.Direction;
import io.bucketeer.data.repository.FeatureQuery;
import io.bucketeer.data.repository.FeatureSort;
import io.bucketeer.data.repository.TagQuery;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Traps T18 to T27: names in the schema, search, order, and what text can do to a statement. */
abstract class QueryTrapsContract extends TrapContract {

    /** PostgreSQL cuts a name of more than 63 bytes, MySQL refuses one of more than 64 characters. */
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,59}");

    private static final List<String> HOSTILE = List.of(
            "'",
            "''",
            "\"",
            "`",
            "\\",
            "\\'",
            "\\\\'",
            "'; DROP TABLE feature; --",
            "' OR '1'='1",
            "1; SELECT pg_sleep(9)",
            "/* */ -- #",
            "${env}",
            "{0} {1}",
            "?",
            ":name",
            "$1",
            "$$",
            "%s%n",
            "{\"a\":1}",
            "(,)",
            "{NULL}",
            "NULL",
            "E'\\x41'",
            "\t\r\n",
            "\u0001\u001F\u007F",
            "\u2028",
            "\uFEFF",
            "\u202Etxt");

    @Test
    void t18_namesInTheSchema_areShortEnoughForBothServers() {
        assertThat(column(catalog().names()))
                .hasSizeGreaterThan(60)
                .allSatisfy(name -> assertThat(name).hasSizeLessThanOrEqualTo(60));
    }

    @Test
    void t19_namesInTheSchema_areLowerSnakeCaseAndNotReserved() {
        assertThat(column(catalog().names())).allMatch(NAME.asMatchPredicate());
        List<String> reservedWords = column(catalog().reservedWords());
        assertThat(reservedWords).contains("select", "table");
        assertThat(column(catalog().tablesAndColumns()))
                .contains("feature", "tags")
                .doesNotContainAnyElementsOf(reservedWords);
    }

    @Test
    void t20_search_knowsNoCase() {
        insert(named("1", "PAYMENT"), named("2", "payment"), named("3", "ÄÖÜ"), named("4", "äöü"), named("5", "other"));
        assertThat(search("Payment")).containsExactly("1", "2");
        assertThat(search("Äöü")).containsExactly("3", "4");
    }

    @Test
    void t21_wildcardsAndEscapesInASearch_meanThemselves() {
        insert(
                named("1", "100%"),
                named("2", "1000"),
                named("3", "a_b"),
                named("4", "aXb"),
                named("5", "a\\"),
                named("6", "a!"),
                named("7", "a\\%"));
        assertThat(search("100%")).containsExactly("1");
        assertThat(search("a_b")).containsExactly("3");
        assertThat(search("a\\")).containsExactly("5", "7");
        assertThat(search("\\%")).containsExactly("7");
        assertThat(search("!")).containsExactly("6");
        assertThat(search("%")).containsExactly("1", "7");
    }

    @Test
    void t22_order_isByCodePointAndTheSameOnEveryPage() {
        insert(
                named("1", "a"),
                named("2", "B"),
                named("3", "b1"),
                named("4", "Z"),
                named("5", "_"),
                named("6", "\uFFE5"),
                named("7", "🍣"),
                named("8", "é"),
                named("0", "a"));
        List<String> byCodePoint = List.of("2", "4", "5", "0", "1", "3", "8", "6", "7");
        assertThat(ids(FeatureQuery.all())).isEqualTo(byCodePoint);
        assertThat(walk(FeatureQuery.builder().pageSize(2).build())).isEqualTo(byCodePoint);
        data.tags().insertAll(environment, List.of(tag("1", "a"), tag("2", "B"), tag("3", "_")));
        assertThat(data.tags().list(environment, TagQuery.all()).items())
                .extracting(Tag::id)
                .containsExactly("2", "3", "1");
    }

    @Test
    void t23_nothingThatIsSortedBy_canBeNull() {
        assertThat(nullableColumns())
                .containsExactlyInAnyOrder(
                        "feature.variation_value_schema",
                        "feature.prerequisites",
                        "api_key.secret_hash",
                        "api_key.legacy_hash");
        List<String> sorted = sortKeys().map(QueryTrapsContract::columnOf).toList();
        assertThat(sorted).contains("name", "last_used_at", "disabled");
        assertThat(column(catalog().tablesAndColumns())).containsAll(sorted);
        assertThat(nullableColumns()).noneMatch(nullable -> sorted.contains(nullable.split("\\.", 2)[1]));
        insert(named("1", ""), named("2", "b").enabled(true).tags(List.of("x")), named("3", "a"));
        for (FeatureSort sort : FeatureSort.values()) {
            FeatureQuery upwards = FeatureQuery.builder().sort(sort).build();
            FeatureQuery downwards =
                    upwards.toBuilder().direction(Direction.DESCENDING).build();
            assertThat(ids(upwards))
                    .as(sort.name())
                    .hasSize(3)
                    .isEqualTo(ids(downwards).reversed());
        }
    }

    /** Of our tables, as {@code table.column}. */
    private List<String> nullableColumns() {
        return column(catalog().columns("is_nullable = 'YES'"));
    }

    /** What any list may be ordered by. */
    private static Stream<String> sortKeys() {
        return Ports.all().stream()
                .flatMap(method -> Stream.of(method.getParameterTypes()))
                .filter(QueryParts::isQuery)
                .flatMap(query -> QueryParts.all(query).stream())
                .filter(part -> part.contains(".sort = "))
                .map(part -> part.substring(part.indexOf(" = ") + " = ".length()))
                .distinct();
    }

    /** The column that a list is ordered by, or that the order is made of. */
    private static String columnOf(String sortKey) {
        return switch (sortKey) {
            case "STATE" -> "disabled";
            case "USERS" -> "included_user_count";
            case "CONNECTIONS" -> "rules";
            case "ENVIRONMENT" -> "name";
            default -> sortKey.toLowerCase(Locale.ROOT);
        };
    }

    @Test
    void t24_textThatLooksLikeANumber_isComparedAsText() {
        insert(
                named("0", "zero").maintainer("0"),
                named("00", "zeros").maintainer("0.0"),
                named("abc", "letters").maintainer("nobody"));
        assertThat(ids(FeatureQuery.builder().maintainer("0").build())).containsExactly("0");
        assertThat(data.features().find(environment, "0").map(Feature::name)).contains("zero");
        data.tags().insertAll(environment, List.of(tag("0", "a"), tag("0a", "b"), tag("abc", "c")));
        assertThat(data.tags().delete(environment, "0")).isTrue();
        assertThat(data.tags().listByEnvironment(environment))
                .extracting(Tag::id)
                .containsExactly("0a", "abc");
    }

    @Test
    void t25_sharedSql_hasNoOperatorThatTheServersReadDifferently() {
        assertThat(SqlTexts.differentOperators("call(\"{0} || '' = {1}\"); call(\"set a = b / 2\")"))
                .hasSize(2);
        assertThat(SqlTexts.sharedSources()).hasSizeGreaterThan(100);
        assertThat(SqlTexts.differentOperators()).isEmpty();
    }

    @Test
    void t26_emptyText_isNotNullAndAbsenceIsNotEmpty() {
        environment = "";
        Feature empty = named("", "").offVariation("").build();
        data.features().insert("", empty);
        try {
            assertThat(data.features().find("", "")).contains(empty);
            assertThat(query("SELECT count(*) FROM feature WHERE environment_id = '' AND id = '' AND name = ''"
                            + " AND description = '' AND maintainer = '' AND variation_value_schema IS NULL"))
                    .isEqualTo("1");
            assertThat(ids(FeatureQuery.builder().maintainer("").build())).containsExactly("");
        } finally {
            execute("DELETE FROM feature WHERE environment_id = ''");
        }
    }

    @Test
    void t27_hostileText_isOnlyEverAValue() {
        for (String text : HOSTILE) {
            keeps(valued(text, text)
                    .name(text)
                    .description(text)
                    .maintainer(text)
                    .tags(List.of(text))
                    .offVariation(text)
                    .samplingSeed(text));
            assertThat(ids(FeatureQuery.builder().maintainer(text).build())).containsExactly(text);
            assertThat(ids(FeatureQuery.builder().tags(Set.of(text)).build())).containsExactly(text);
            assertThat(search(text)).contains(text);
            assertThat(data.features().find(text, text)).isEmpty();
        }
        assertThat(storedFeatures()).isEqualTo(HOSTILE.size());
    }

    @Test
    void t27_driverSettings_cannotComeFromTheConfiguration() {
        String yaml = "rdbms:\n  type: " + type() + "\n  params: { url: \"" + type()
                + "://user:word@localhost:1/x?allowMultiQueries=true&preferQueryMode=simple\" }\n";
        assertThatThrownBy(() -> DataConfig.parse("test.yaml", yaml, Map.of()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("has query parameters, and none is allowed");
    }

    private List<String> search(String text) {
        return ids(
                FeatureQuery.builder().search(text).sort(FeatureSort.CREATED_AT).build());
    }

    private List<String> walk(FeatureQuery query) {
        List<Feature> features = PageWalk.rows(cursor -> data.features()
                .list(environment, query.toBuilder().cursor(cursor).build()));
        return features.stream().map(Feature::id).toList();
    }

    private static Feature.Builder named(String id, String name) {
        return Samples.plain(id).name(name);
    }
}
