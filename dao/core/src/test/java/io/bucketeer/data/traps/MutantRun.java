package io.bucketeer.data.traps;

import io.bucketeer.data.testkit.DatabaseServer;
import io.bucketeer.data.testkit.TestServers;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Applies the mutants of {@code mutants.yaml} one by one to a scratch copy and runs the one test that must fail. All
 * share the two servers of this JVM. It fails where a mutant survives, cannot be applied, keeps its test from running, or
 * breaks something other than what the test is about, such as the opening of its database. Each run's output stays in a
 * file of its own in the copy.
 */
final class MutantRun {

    private static final String KILLED = "killed";

    private final ScratchTree tree;

    private MutantRun(Path root, Path scratch) throws IOException {
        this.tree = new ScratchTree(root, scratch);
    }

    /** @param arguments the project's root; a folder for the copy; numbers of traps, or none for all */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<String> traps = List.of(arguments).subList(2, arguments.length);
        List<Mutant> mutants = Mutant.all().stream()
                .filter(mutant -> traps.isEmpty() || traps.contains(Integer.toString(mutant.trap())))
                .toList();
        boolean allKilled = new MutantRun(Path.of(arguments[0]), Path.of(arguments[1])).run(mutants);
        System.exit(allKilled ? 0 : 1);
    }

    private boolean run(List<Mutant> mutants) throws IOException, InterruptedException {
        String[] tests = mutants.stream().map(MutantRun::testName).distinct().toArray(String[]::new);
        Path unspoiled = output("none");
        if (runTests(unspoiled, tests) != NamedTests.PASSED) {
            System.out.println("the tests do not pass without a mutant: " + reason(unspoiled));
            return false;
        }
        int killed = 0;
        for (int i = 0; i < mutants.size(); i++) {
            Mutant mutant = mutants.get(i);
            Path output = output((i + 1) + "-T" + mutant.trap());
            tree.apply(mutant);
            String outcome = outcome(runTests(output, testName(mutant)));
            tree.undo(mutant);
            killed += outcome.equals(KILLED) ? 1 : 0;
            System.out.println(String.format(
                    Locale.ROOT, "%-8s T%-3d %-60s %s", outcome, mutant.trap(), mutant.what(), mutant.killedBy()));
            System.out.println("         " + reason(output));
        }
        System.out.println(killed + " of " + mutants.size() + " mutants killed");
        return killed == mutants.size();
    }

    private static String testName(Mutant mutant) {
        return mutant.testClass() + "#" + mutant.testMethod();
    }

    private static String outcome(int status) {
        return switch (status) {
            case NamedTests.PASSED -> "SURVIVED";
            case NamedTests.FAILED -> KILLED;
            case NamedTests.BROKEN -> "BROKEN";
            default -> "NOT RUN";
        };
    }

    private Path output(String name) {
        return tree.workingDirectory().resolve("mutant-" + name + ".txt");
    }

    /** The first failure in the output; what else went wrong stands in the file. */
    private static String reason(Path output) throws IOException {
        return Files.readAllLines(output).stream()
                .filter(line -> line.startsWith(NamedTests.FAILURE))
                .map(line -> line.substring(NamedTests.FAILURE.length()))
                .findFirst()
                .orElse("no failure, see " + output);
    }

    /** An error needs its whole stack, by which its test is known. */
    private int runTests(Path output, String... tests) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:MaxJavaStackTraceDepth=0",
                "-Dstdout.encoding=UTF-8",
                "-classpath",
                tree.classPath(),
                NamedTests.class.getName()));
        command.addAll(List.of(tests));
        ProcessBuilder process = new ProcessBuilder(command)
                .directory(tree.workingDirectory().toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        Stream.of(TestServers.mysql(), TestServers.postgres())
                .forEach(server -> process.environment()
                        .put("BUCKETEER_TEST_" + server.type().toUpperCase(Locale.ROOT) + "_URL", url(server)));
        return process.start().waitFor();
    }

    private static String url(DatabaseServer server) {
        return server.type() + "://" + encoded(server.username()) + ":" + encoded(server.password()) + "@"
                + server.host() + ":" + server.port();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
