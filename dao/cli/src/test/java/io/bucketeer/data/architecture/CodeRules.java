package io.bucketeer.data.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.THROW_GENERIC_EXCEPTIONS;
import static io.bucketeer.data.architecture.ProjectModule.CLI;
import static io.bucketeer.data.architecture.ProjectModule.CORE;
import static io.bucketeer.data.architecture.ProjectModule.WATCH;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Map;

/** How the code is written: what is public, what can change, what is thrown, who prints. */
final class CodeRules {

    private static final String MODEL = "io.bucketeer.data.model..";
    private static final String REPOSITORY = "io.bucketeer.data.repository..";
    private static final String ROOT_OF_ERRORS = "io.bucketeer.data.error.DataAccessException";

    /** Throwables of core that no caller ever gets thrown, each with its reason. */
    private static final Map<String, String> INTERNAL_THROWABLES = Map.of(
            "io.bucketeer.data.error.DriverError", "only ever a cause: a driver's exception without its message",
            "io.bucketeer.data.dialect.MalformedValueException", "the engine turns it into CORRUPT_ROW");

    private static final DescribedPredicate<JavaClass> BUILDER =
            describe("builders", type -> type.getSimpleName().equals("Builder"));

    private CodeRules() {}

    static List<ArchitectureRule> all() {
        return List.of(
                new ArchitectureRule(
                        "what implements a repository is not public",
                        classes()
                                .that(not(resideInAnyPackage(REPOSITORY))
                                        .and(describe("implement a port", CodeRules::isAdapter)))
                                .should()
                                .notBePublic(),
                        Violation.of(
                                "package io.bucketeer.data.jooq; public class A implements io.bucketeer.data.repository.BRepository {}",
                                "package io.bucketeer.data.repository; public interface BRepository {}")),
                new ArchitectureRule(
                        "every method of a port takes the environment first, but for sessions and directories",
                        methods()
                                .that()
                                .areDeclaredInClassesThat(resideInAnyPackage(REPOSITORY)
                                        .and(describe("ports of one environment", CodeRules::isOfOneEnvironment)))
                                .should(takeTextFirst()),
                        Violation.of(
                                "package io.bucketeer.data.repository; interface ARepository { void insert(Object row); }")),
                new ArchitectureRule(
                        "what model holds are records",
                        classes()
                                .that(resideInAnyPackage(MODEL)
                                        .and(not(BUILDER))
                                        .and(describe("hold something", CodeRules::hasState)))
                                .should()
                                .beRecords(),
                        Violation.of("package io.bucketeer.data.model; class A { private final int number = 1; }")),
                new ArchitectureRule(
                        "nothing in model and repository changes, but for builders",
                        fields().that()
                                .areDeclaredInClassesThat(
                                        resideInAnyPackage(MODEL, REPOSITORY).and(not(BUILDER)))
                                .should()
                                .beFinal(),
                        Violation.of("package io.bucketeer.data.model; class A { private int number; }")),
                new ArchitectureRule(
                        "core throws one tree of exceptions",
                        classes()
                                .that(CORE.classes()
                                        .and(assignableTo(Throwable.class))
                                        .and(not(describe(
                                                "internal", type -> INTERNAL_THROWABLES.containsKey(type.getName())))))
                                .should()
                                .beAssignableTo(ROOT_OF_ERRORS),
                        Violation.of("package io.bucketeer.data.config; class A extends RuntimeException {}")),
                new ArchitectureRule(
                        "core throws no generic exception",
                        noClasses().that(CORE.classes()).should(THROW_GENERIC_EXCEPTIONS),
                        Violation.of(
                                "package io.bucketeer.data.config; class A { void a() { throw new RuntimeException(); } }")),
                new ArchitectureRule(
                        "nothing but the command line and the watch uses standard streams",
                        noClasses()
                                .that(ProjectModule.ours()
                                        .and(not(CLI.classes()))
                                        .and(not(WATCH.classes())))
                                .should(ACCESS_STANDARD_STREAMS),
                        Violation.of(
                                "package io.bucketeer.data.testkit; class A { void a() { System.out.println(); } }")),
                new ArchitectureRule(
                        "nothing but a main method ends the JVM",
                        noClasses()
                                .that(ProjectModule.ours().and(not(describe("a main class", CodeRules::isMain))))
                                .should()
                                .callMethod(System.class, "exit", int.class),
                        Violation.of("package io.bucketeer.data.cli.schema; class A { void a() { System.exit(1); } }")),
                new ArchitectureRule(
                        "nothing logs by java.util.logging, and only the watch listens to it",
                        // DataSource has a method that returns a Logger, which the pool's source has to declare.
                        noClasses()
                                .that(ProjectModule.ours().and(not(WATCH.classes())))
                                .should()
                                .accessClassesThat()
                                .resideInAPackage("java.util.logging"),
                        Violation.of(
                                "package io.bucketeer.data.config; class A { Object a = java.util.logging.Logger.getLogger(\"a\"); }")));
    }

    private static boolean isMain(JavaClass type) {
        return type.tryGetMethod("main", String[].class).isPresent();
    }

    private static boolean isOfOneEnvironment(JavaClass type) {
        return type.isInterface()
                && !type.getSimpleName().endsWith("Directory")
                && !type.getSimpleName().equals("Session");
    }

    private static boolean isPort(JavaClass type) {
        return type.getPackageName().equals("io.bucketeer.data.repository")
                && (type.getSimpleName().endsWith("Repository")
                        || type.getSimpleName().endsWith("Directory"));
    }

    private static boolean isAdapter(JavaClass type) {
        return !type.isInterface() && type.getAllRawInterfaces().stream().anyMatch(CodeRules::isPort);
    }

    private static boolean hasState(JavaClass type) {
        return type.getFields().stream().anyMatch(field -> !field.getModifiers().contains(JavaModifier.STATIC));
    }

    private static ArchCondition<JavaMethod> takeTextFirst() {
        return new ArchCondition<>("take the environment's id first") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean first = !method.getRawParameterTypes().isEmpty()
                        && method.getRawParameterTypes().getFirst().isEquivalentTo(String.class);
                events.add(
                        new SimpleConditionEvent(method, first, method.getDescription() + " takes it first: " + first));
            }
        };
    }
}
