package io.bucketeer.data.cli.demo;

import io.bucketeer.data.BucketeerData;
import io.bucketeer.data.config.DataConfig;
import io.bucketeer.data.migration.MigrationOutcome;
import io.bucketeer.data.migration.SchemaMigration;
import io.bucketeer.data.model.Feature;
import io.bucketeer.data.testkit.DatabaseServer;
import io.bucketeer.data.testkit.TestDatabase;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** One run: two servers, one script, every answer compared. */
final class Demo {

    private final DataSet data;
    private final PrintWriter out;
    private final Progress progress;

    /** Stands still, so that both databases note the same time of change. */
    private final Clock clock =
            Clock.fixed(Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS), ZoneOffset.UTC);

    Demo(DataSet data, PrintWriter out) {
        this.data = data;
        this.out = out;
        this.progress = new Progress(out);
    }

    /**
     * Plays a script; whether every answer was equal and as expected.
     *
     * @param own starts a server of the run's own
     * @param writer gives the script for the data and the time that the databases note
     */
    boolean run(Function<String, DatabaseServer> own, Script.Writer writer) throws IOException {
        progress.say(data.toString());
        progress.say("starting a MySQL and a PostgreSQL server");
        try (Servers servers = Servers.start(own);
                TemporaryDirectory directory = TemporaryDirectory.create("bucketeer-demo");
                OpenedDatabase mysql = open("MySQL", servers.mysql(), directory.path());
                OpenedDatabase postgres = open("PostgreSQL", servers.postgres(), directory.path())) {
            if (!servers.ownServers()) {
                progress.say("no server is killed: " + servers.remark());
            }
            List<Operation> script = writer.write(data, clock.instant(), servers.ownServers());
            return report(play(script, mysql, postgres), mysql, postgres);
        }
    }

    private OpenedDatabase open(String name, DatabaseServer server, Path directory) throws IOException {
        TestDatabase database = server.createDatabase("demo");
        progress.say("migrating " + name);
        MigrationOutcome outcome = SchemaMigration.of(
                        database.type(), database.jdbcUrl(), database.username(), database.password())
                .migrate();
        progress.say(name + " is at schema version " + outcome.schemaVersion() + " after " + outcome.applied()
                + " migrations; opening it with");
        ConfigFile file = name.equals("MySQL")
                ? ConfigFile.withUrl(database, directory)
                : ConfigFile.withSecretFiles(database, directory);
        file.shown().lines().forEach(line -> out.println("            " + line));
        return new OpenedDatabase(name, server, database, BucketeerData.open(DataConfig.load(file.path()), clock));
    }

    private List<Comparison> play(List<Operation> script, OpenedDatabase mysql, OpenedDatabase postgres) {
        progress.say("playing " + script.size() + " operations on both");
        List<Comparison> comparisons = new ArrayList<>();
        for (Operation operation : script) {
            Comparison comparison = Comparison.play(operation, mysql, postgres);
            comparisons.add(comparison);
            if (!comparison.passed()) {
                progress.say("WRONG: " + operation.name());
            } else if (comparisons.size() % 20 == 0) {
                progress.say(comparisons.size() + " played, last: " + operation.name());
            }
        }
        progress.say("all played");
        return comparisons;
    }

    private boolean report(List<Comparison> comparisons, OpenedDatabase mysql, OpenedDatabase postgres) {
        ComparisonTable table = new ComparisonTable(out);
        out.println();
        table.print(comparisons);
        out.println("Answers are compared in full; #digests cover every field. Times are of one cold call each.");
        table.printFailures(comparisons);
        out.println();
        Feature subject = InsideView.subject(data);
        new InsideView(out).print(data.mainEnvironment(), subject.id(), mysql, postgres);
        out.println();
        long wrong =
                comparisons.stream().filter(comparison -> !comparison.passed()).count();
        progress.say(
                wrong == 0
                        ? comparisons.size() + " operations, every answer equal on both databases and as expected"
                        : wrong + " of " + comparisons.size() + " operations are WRONG");
        return wrong == 0;
    }
}
