package io.bucketeer.data.migration.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The migrations keep the rules, and each rule finds what it is there for. */
class LintTest {

    private static final Path RESOURCES = Path.of("src/test/resources/lint");
    private static final String MIGRATIONS = "../../schema-%s/src/main/resources/db/migration/%1$s";

    static List<LintRule> rules() {
        return LintRule.all();
    }

    static List<LintCase> cases() throws IOException {
        try (Stream<Path> paths = Files.walk(RESOURCES.resolve("cases"))) {
            return paths.filter(Files::isRegularFile)
                    .sorted()
                    .map(LintCase::read)
                    .toList();
        }
    }

    @Test
    void migrations_keepAllRules_butForReasonedExemptions() throws IOException {
        MigrationSet set = MigrationSet.of(
                Map.of("mysql", folder("mysql"), "postgres", folder("postgres")), RESOURCES.resolve("released.txt"));
        List<Exemption> exemptions = Exemption.read(Files.readString(RESOURCES.resolve("exemptions.txt")));
        List<Finding> findings = findings(set).toList();

        assertThat(set.files()).hasSizeGreaterThan(25);
        assertThat(findings.stream().filter(finding -> exemptions.stream().noneMatch(one -> one.covers(finding))))
                .isEmpty();
        assertThat(exemptions.stream().filter(exemption -> findings.stream().noneMatch(exemption::covers)))
                .as("exemptions that nothing needs")
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aCase_hasExactlyTheFindingsItLists(LintCase example) {
        assertThat(findings(example.set()).map(Finding::toString)).containsExactlyElementsOf(example.findings());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void aRule_hasABadCaseAndAGoodOne(LintRule rule) throws IOException {
        List<LintCase> own = cases().stream()
                .filter(example -> example.rule().equals(rule.name()))
                .toList();

        assertThat(own).as("good cases").anyMatch(example -> example.findings().isEmpty());
        assertThat(own)
                .as("bad cases")
                .anyMatch(example ->
                        example.findings().stream().anyMatch(line -> line.contains(": " + rule.name() + ": ")));
    }

    @Test
    void everyCase_belongsToARule() throws IOException {
        assertThat(cases())
                .extracting(LintCase::rule)
                .isSubsetOf(rules().stream().map(LintRule::name).toList());
        assertThat(rules()).extracting(LintRule::name).doesNotHaveDuplicates();
    }

    @Test
    void anExemptionWithoutAReason_isRefused() {
        assertThatThrownBy(() -> Exemption.read("mysql/operational/V1.1__create_tag.sql | name | "))
                .hasMessageContaining("V1.1__create_tag.sql");
    }

    private static Stream<Finding> findings(MigrationSet set) {
        return rules().stream()
                .flatMap(rule -> rule.check().apply(set))
                .sorted(Comparator.comparing(Finding::file)
                        .thenComparing(Finding::line)
                        .thenComparing(Finding::rule));
    }

    private static Path folder(String engine) {
        return Path.of(MIGRATIONS.formatted(engine));
    }
}
