package io.bucketeer.data.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.EvaluationResult;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;

/** The code keeps the architecture, and each rule of it catches what it is there for. */
final class ArchitectureTest {

    private static final JavaClasses MAIN_CODE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ProjectModule.BASE);

    static List<ArchitectureRule> rules() {
        return Stream.of(ModuleRules.all(), TechnologyRules.all(), CodeRules.all())
                .flatMap(List::stream)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void mainCode_keepsTheRule(ArchitectureRule rule) {
        rule.rule().as(rule.sentence()).check(MAIN_CODE);
    }

    /** Judged by what it finds: on so little code most rules would also fail for having nothing to look at. */
    @ParameterizedTest
    @MethodSource("rules")
    void violation_isCaughtAndNamed(ArchitectureRule rule, @TempDir Path directory) {
        EvaluationResult result =
                rule.rule().allowEmptyShould(true).evaluate(rule.violation().compile(directory));
        assertThat(result.getFailureReport().getDetails())
                .anyMatch(detail -> detail.contains(rule.violation().culprit()));
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "BENCHMARKS")
    void module_isSeen(ProjectModule module) {
        assertThat(MAIN_CODE.stream().filter(module::owns)).isNotEmpty();
    }

    @Test
    void sentences_areEachTheirOwn() {
        assertThat(rules()).extracting(ArchitectureRule::sentence).doesNotHaveDuplicates();
    }
}
