package io.bucketeer.data.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketeer.data.contract.Fault.Tests;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The faults, the tests that show each, and what {@code docs/operations.md} tells of each belong together. */
class FaultTest {

    private static final Path DOCUMENT = Path.of("../../docs/operations.md");
    private static final Path SOURCES = Path.of("src/test/java/io/bucketeer/data/contract");
    private static final Pattern ROW = Pattern.compile("\\| (F\\d\\d) (.*) \\|");
    private static final Pattern CODE = Pattern.compile("`([A-Z]+(?:_[A-Z]+)*)`");
    private static final Pattern NAMED_AFTER_A_FAULT = Pattern.compile("(f\\d\\d)_.*");

    @Test
    void theOperationsGuideTellsOfEveryFault() throws IOException {
        assertThat(rows().stream().map(List::getFirst))
                .containsExactlyElementsOf(Arrays.stream(Fault.values())
                        .map(fault -> fault + " " + fault.title())
                        .toList());
        assertThat(rows())
                .allSatisfy(cells -> assertThat(cells)
                        .hasSize(4)
                        .allSatisfy(cell -> assertThat(cell).isNotBlank()));
    }

    @ParameterizedTest
    @EnumSource
    void theOperationsGuideNamesTheErrorsThatACallerSees(Fault fault) throws IOException {
        Set<String> named = CODE.matcher(rows().get(fault.ordinal()).get(1))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(named)
                .containsExactlyInAnyOrderElementsOf(
                        fault.codes().stream().map(Enum::name).toList());
    }

    /** Text, since nothing else tells which of the codes a test expects. */
    @ParameterizedTest
    @EnumSource
    void everyErrorThatACallerSeesIsExpectedByATestOfTheFault(Fault fault) throws IOException {
        StringBuilder sources = new StringBuilder();
        for (Tests tests : fault.tests()) {
            Path source = SOURCES.resolve(tests.contract().getSimpleName() + ".java");
            sources.append(Files.readString(source).replaceAll("\\s", ""));
        }
        assertThat(fault.codes())
                .allSatisfy(code -> assertThat(sources).contains("Fault." + fault + ".shows(ErrorCode." + code + ")"));
    }

    @ParameterizedTest
    @EnumSource
    void everyFaultIsShownByTestsOnBothDatabases(Fault fault) throws ClassNotFoundException {
        assertThat(fault.tests()).isNotEmpty();
        for (Tests tests : fault.tests()) {
            assertThat(tests.methods())
                    .isNotEmpty()
                    .isSubsetOf(testsOf(tests.contract()).toList());
            String name = tests.contract().getSimpleName().replaceFirst("Contract$", "IT");
            for (String database : List.of("MySql", "Postgres")) {
                assertThat(Class.forName(tests.contract().getPackageName() + "." + database + name))
                        .isAssignableTo(tests.contract());
            }
        }
    }

    @Test
    void everyTestThatIsNamedAfterAFaultStandsThere() {
        Set<Class<? extends DatabaseContract>> contracts = Arrays.stream(Fault.values())
                .flatMap(fault -> fault.tests().stream())
                .map(Tests::contract)
                .collect(Collectors.toSet());
        List<String> named = contracts.stream()
                .flatMap(FaultTest::testsOf)
                .filter(test -> NAMED_AFTER_A_FAULT.matcher(test).matches())
                .toList();
        List<String> listed = Arrays.stream(Fault.values())
                .flatMap(fault -> methods(fault)
                        .filter(test -> test.startsWith(fault.name().toLowerCase(Locale.ROOT) + "_")))
                .toList();
        assertThat(named).isNotEmpty().containsExactlyInAnyOrderElementsOf(listed);
    }

    private static Stream<String> methods(Fault fault) {
        return fault.tests().stream().flatMap(tests -> tests.methods().stream());
    }

    private static Stream<String> testsOf(Class<?> contract) {
        return Arrays.stream(contract.getDeclaredMethods())
                .filter(method ->
                        method.isAnnotationPresent(Test.class) || method.isAnnotationPresent(ParameterizedTest.class))
                .map(Method::getName);
    }

    /** The cells of each row, the first being number and title. */
    private static List<List<String>> rows() throws IOException {
        return Files.readAllLines(DOCUMENT).stream()
                .map(ROW::matcher)
                .filter(row -> row.matches())
                .map(MatchResult.class::cast)
                .map(row -> Arrays.stream((row.group(1) + " " + row.group(2)).split(" \\| "))
                        .map(String::strip)
                        .toList())
                .toList();
    }
}
