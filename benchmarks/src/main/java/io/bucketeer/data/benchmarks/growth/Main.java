package io.bucketeer.data.benchmarks.growth;

import io.bucketeer.data.benchmarks.ServerFacts;
import io.bucketeer.data.benchmarks.report.Machine;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets one environment grow on each database, looks at what calls cost, and writes the page: {@code mvn -Pplans}. */
public final class Main {

    private static final Logger LOG = LoggerFactory.getLogger(Main.class);
    private static final Path DOCS = Path.of("..", "docs");
    private static final List<Integer> SIZES = List.of(1_000, 3_000, 10_000, 30_000, 100_000);

    private final List<Measured> measured = new ArrayList<>();
    private final Map<String, String> units = new LinkedHashMap<>();
    private final Map<String, String> surroundings = new LinkedHashMap<>(Machine.describe());

    private Main() {}

    public static void main(String[] args) throws SQLException, IOException {
        Main main = new Main();
        for (String database : GrowthCase.DATABASES) {
            try (Growing growing = new Growing(database)) {
                main.measure(growing);
            }
        }
        new GrowthReport(main.measured, main.units, AcceptedPlans.read(), main.surroundings).write(DOCS);
        LOG.info("the page is {}", DOCS.resolve("plans.md"));
    }

    private void measure(Growing growing) throws SQLException {
        List<GrowthCase> cases = GrowthCases.all();
        List<SortedMap<Integer, Long>> costs = cases.stream()
                .<SortedMap<Integer, Long>>map(each -> new TreeMap<>())
                .toList();
        for (int size : SIZES) {
            growing.growTo(size);
            LOG.info("{} has {} rows of each kind", growing.type(), size);
            for (int i = 0; i < cases.size(); i++) {
                long cost = growing.cost(cases.get(i));
                LOG.info(
                        "{}, {} rows: {}: {}",
                        growing.type(),
                        size,
                        cases.get(i).name(),
                        cost);
                costs.get(i).put(size, cost);
            }
        }
        for (int i = 0; i < cases.size(); i++) {
            measured.add(new Measured(cases.get(i), growing.type(), new Growth(costs.get(i))));
        }
        units.put(growing.type(), growing.unit());
        surroundings.putAll(ServerFacts.of(growing.database()));
    }
}
