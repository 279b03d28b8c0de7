package io.bucketeer.data.traps;

import io.bucketeer.data.testkit.DatabaseServer;
import io.bucketeer.data.testkit.TestServers;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Applies the mutants of {@code mutants.yaml} one by one to a scratch copy and runs the one test that must fail. All
 * share the two servers of this JVM. It fails where a mutant survives, cannot be applied, or keeps its test from running.
 */
final class MutantRun {

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
        if (runTests(tests) != NamedTests.PASSED) {
            System.out.println("the tests do not pass without a mutant");
            return false;
        }
        int killed = 0;
        for (Mutant mutant : mutants) {
            tree.apply(mutant);
            String outcome = outcome(runTests(testName(mutant)));
            tree.undo(mutant);
            killed += outcome.equals("killed") ? 1 : 0;
            System.out.println(String.format(
                    Locale.ROOT, "%-8s T%-3d %-60s %s", outcome, mutant.trap(), mutant.what(), mutant.killedBy()));
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
            case NamedTests.FAILED -> "killed";
            default -> "NOT RUN";
        };
    }

    private int runTests(String... tests) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-classpath",
                tree.classPath(),
                NamedTests.class.getName()));
        command.addAll(List.of(tests));
        ProcessBuilder process = new ProcessBuilder(command)
                .directory(tree.workingDirectory().toFile())
                .redirectErrorStream(true)
                .redirectOutput(tree.workingDirectory().resolve("output.txt").toFile());
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
