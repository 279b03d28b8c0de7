package io.bucketeer.data.benchmarks.growth;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketeer.data.benchmarks.report.Markdown;
import io.bucketeer.data.repository.ApiKeySort;
import io.bucketeer.data.repository.EnvironmentApiKeySort;
import io.bucketeer.data.repository.FeatureLastUsedInfoSort;
import io.bucketeer.data.repository.FeatureSort;
import io.bucketeer.data.repository.SegmentSort;
import io.bucketeer.data.repository.TagSort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keeps {@code docs/plans.md} at the list of cases and the list of what is accepted. */
class GrowthPageTest {

    private static final Path DOCS = Path.of("..", "docs");
    private static final Pattern ROW = Pattern.compile(
            "^\\| ([^|]+) (?:\\| [0-9,]+ ){5}\\| -?[0-9.]+ \\| (flat|miss|grows) \\| ([^|]*)\\|$", Pattern.MULTILINE);

    @Test
    void page_hasEveryCaseOnEachDatabaseInOrder() throws IOException {
        for (String database : GrowthCase.DATABASES) {
            assertThat(rows(database).stream().map(row -> row.group(1)))
                    .containsExactlyElementsOf(
                            GrowthCases.all().stream().map(GrowthCase::name).toList());
        }
    }

    @Test
    void cases_nameEverySortKey() {
        Map<String, Enum<?>[]> keys = Map.of(
                "features by", FeatureSort.values(),
                "tags by", TagSort.values(),
                "segments by", SegmentSort.values(),
                "API keys by", ApiKeySort.values(),
                "API keys of all environments by", EnvironmentApiKeySort.values(),
                "last uses by", FeatureLastUsedInfoSort.values());
        keys.forEach((list, sorts) -> {
            String names = GrowthCases.all().stream()
                    .map(GrowthCase::name)
                    .filter(name -> name.startsWith(list + " "))
                    .collect(Collectors.joining(" "));
            assertThat(names.split("[ ,]+"))
                    .as(list)
                    .contains(Stream.of(sorts).map(Enum::name).toArray(String[]::new));
        });
    }

    @Test
    void page_saysWhereACostGrowsWhy() throws IOException {
        for (String database : GrowthCase.DATABASES) {
            List<MatchResult> rows = rows(database);
            List<GrowthCase> cases = GrowthCases.all();
            for (int i = 0; i < cases.size(); i++) {
                String name = cases.get(i).name();
                String reason = switch (rows.get(i).group(2)) {
                    case "grows" -> cases.get(i).grows().getOrDefault(database, "");
                    case "miss" -> KnownMisses.cause(name, database);
                    default -> "";
                };
                assertThat(rows.get(i).group(3).strip())
                        .as("%s on %s", name, database)
                        .isEqualTo(reason);
                assertThat(rows.get(i).group(2).equals("flat")).isEqualTo(reason.isEmpty());
            }
        }
    }

    @Test
    void page_saysHowManyCallsAreFlat() throws IOException {
        List<Long> flat = new ArrayList<>();
        for (String database : GrowthCase.DATABASES) {
            flat.add(rows(database).stream()
                    .filter(row -> row.group(2).equals("flat"))
                    .count());
        }
        int all = GrowthCases.all().size();
        assertThat(page())
                .contains("\n%d of %d calls are flat on MySQL, %d of %d on PostgreSQL."
                        .formatted(flat.get(0), all, flat.get(1), all));
    }

    @Test
    void summary_listsMissesByTheirCauses() {
        Growth steep = new Growth(new TreeMap<>(Map.of(1_000, 1L, 100_000, 100L)));
        List<Measured> measured = Stream.of("50 segments by their ids", "another", "50 features by their ids")
                .map(name -> new Measured(
                        new GrowthCase(name, GrowthCase.NOWHERE, List.of((session, size) -> () -> {})),
                        "postgres",
                        steep))
                .toList();
        Markdown text = new Markdown();
        new GrowthSummary(measured).write(text);
        assertThat(text.toString())
                .contains("0 of 3 on PostgreSQL. The others grow", "but for these that miss, 3 in all:\n")
                .contains("- On PostgreSQL, \"50 segments by their ids\", \"50 features by their ids\": 50 look-ups of")
                .contains("- On PostgreSQL, \"another\": nobody has found out yet\n");
    }

    @Test
    void labels_haveRoomInTheChartAndAreDifferent() {
        assertThat(GrowthCases.all().stream().map(each -> ChartLabels.of(each.name())))
                .doesNotHaveDuplicates()
                .allSatisfy(label -> assertThat(label).hasSizeLessThanOrEqualTo(ChartLabels.LENGTH));
    }

    @Test
    void page_hasEverythingThatIsAccepted() throws IOException {
        AcceptedPlans accepted = AcceptedPlans.read();
        List<String> reasons = new ArrayList<>();
        accepted.whole().forEach(entry -> reasons.add(entry.reason()));
        accepted.idle().forEach(entry -> reasons.add(entry.reason()));
        assertThat(page()).contains(reasons);
        assertThat(accepted.whole().stream().flatMap(entry -> entry.methods().stream()))
                .allSatisfy(method -> assertThat(page()).contains("`" + method + "`"));
        assertThat(accepted.idle().stream().flatMap(entry -> entry.indexes().stream()))
                .allSatisfy(index -> assertThat(page()).contains("`" + index + "`"));
    }

    @Test
    void chart_hasALineForEachCase(@TempDir Path directory) throws IOException {
        List<Measured> measured = GrowthCase.DATABASES.stream()
                .flatMap(database -> Stream.of(
                        new Measured(
                                new GrowthCase("level", Map.of(), List.of((session, size) -> () -> {})),
                                database,
                                new Growth(new TreeMap<>(Map.of(1_000, 50L, 100_000, 51L)))),
                        new Measured(
                                new GrowthCase(
                                        "steep", Map.of(database, "it does"), List.of((session, size) -> () -> {})),
                                database,
                                new Growth(new TreeMap<>(Map.of(1_000, 1_000L, 100_000, 100_000L))))))
                .toList();
        new GrowthReport(measured, Map.of(), new AcceptedPlans(List.of(), List.of()), Map.of()).write(directory);
        String chart = Files.readString(directory.resolve("plans.svg"));
        assertThat(chart)
                .startsWith("<svg ")
                .endsWith("</svg>\n")
                .contains(">steep<")
                .doesNotContain(">level<");
        assertThat(Pattern.compile("stroke='#5b9a68'").matcher(chart).results()).hasSize(2);
        assertThat(Pattern.compile("stroke='#9aa5b1'").matcher(chart).results()).hasSize(2);
        assertThat(Files.readString(directory.resolve("plans.md")))
                .contains(
                        "1 of 2 calls are flat on MySQL, 1 of 2 on PostgreSQL. The others grow, as was known beforehand.",
                        "| call | 1,000 | 100,000 | exponent | verdict | why |",
                        "| level | 50 | 51 | 0.00 | flat |  |",
                        "| steep | 1,000 | 100,000 | 1.00 | grows | it does |");
    }

    private static List<MatchResult> rows(String database) throws IOException {
        String page = page();
        int start = page.indexOf("## Growth on " + GrowthCase.title(database));
        assertThat(start).isPositive();
        int end = page.indexOf("\n## ", start);
        return ROW.matcher(page.substring(start, end)).results().toList();
    }

    private static String page() throws IOException {
        return Files.readString(DOCS.resolve("plans.md"));
    }
}
