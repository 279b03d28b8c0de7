package io.bucketeer.data.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static io.bucketeer.data.architecture.ProjectModule.CACHE;
import static io.bucketeer.data.architecture.ProjectModule.CLI;
import static io.bucketeer.data.architecture.ProjectModule.CODEGEN;
import static io.bucketeer.data.architecture.ProjectModule.CORE;
import static io.bucketeer.data.architecture.ProjectModule.MIGRATION;
import static io.bucketeer.data.architecture.ProjectModule.SCHEMA_MYSQL;
import static io.bucketeer.data.architecture.ProjectModule.SCHEMA_POSTGRES;
import static io.bucketeer.data.architecture.ProjectModule.TESTKIT;
import static io.bucketeer.data.architecture.ProjectModule.WATCH;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;

/** Who may know whom: the edges between the modules, and no others. */
final class ModuleRules {

    private static final String DOOR = "package io.bucketeer.data; public class BucketeerData {}";
    private static final String TEST_SERVERS = "package io.bucketeer.data.testkit; public class TestServers {}";

    private ModuleRules() {}

    static List<ArchitectureRule> all() {
        return List.of(
                new ArchitectureRule(
                        "schema-mysql depends on no module",
                        edges(SCHEMA_MYSQL),
                        Violation.of(
                                "package io.bucketeer.data.schema.mysql; class A { io.bucketeer.data.BucketeerData b; }",
                                DOOR)),
                new ArchitectureRule(
                        "schema-postgres depends on no module",
                        edges(SCHEMA_POSTGRES),
                        Violation.of(
                                "package io.bucketeer.data.schema.postgres; class A { io.bucketeer.data.schema.mysql.B b; }",
                                "package io.bucketeer.data.schema.mysql; public class B {}")),
                new ArchitectureRule(
                        "watch depends on no module",
                        edges(WATCH),
                        Violation.of(
                                "package io.bucketeer.data.watch; class A { io.bucketeer.data.testkit.TestServers t; }",
                                TEST_SERVERS)),
                new ArchitectureRule(
                        "the watch is for tests only",
                        noClasses().that(not(WATCH.classes())).should().dependOnClassesThat(WATCH.classes()),
                        Violation.of(
                                "package io.bucketeer.data.testkit; class A { io.bucketeer.data.watch.B b; }",
                                "package io.bucketeer.data.watch; public class B {}")),
                new ArchitectureRule(
                        "testkit depends on no module",
                        edges(TESTKIT),
                        Violation.of(
                                "package io.bucketeer.data.testkit; class A { io.bucketeer.data.BucketeerData b; }",
                                DOOR)),
                new ArchitectureRule(
                        "migration depends on the schemas only",
                        edges(MIGRATION, SCHEMA_MYSQL, SCHEMA_POSTGRES),
                        Violation.of(
                                "package io.bucketeer.data.migration; class A { io.bucketeer.data.testkit.TestServers t; }",
                                TEST_SERVERS)),
                new ArchitectureRule(
                        "codegen depends on migration and testkit only",
                        edges(CODEGEN, MIGRATION, TESTKIT),
                        Violation.of(
                                "package io.bucketeer.data.codegen; class A { io.bucketeer.data.BucketeerData b; }",
                                DOOR)),
                new ArchitectureRule(
                        "core depends on no module",
                        edges(CORE),
                        Violation.of(
                                "package io.bucketeer.data.dialect; class A { io.bucketeer.data.migration.B b; }",
                                "package io.bucketeer.data.migration; public class B {}")),
                new ArchitectureRule(
                        "cache depends on core only",
                        edges(CACHE, CORE),
                        Violation.of(
                                "package io.bucketeer.data.cache; class A { io.bucketeer.data.testkit.TestServers t; }",
                                TEST_SERVERS)),
                new ArchitectureRule(
                        "cli depends on core, migration, cache and testkit only",
                        edges(CLI, CORE, MIGRATION, CACHE, TESTKIT),
                        Violation.of(
                                "package io.bucketeer.data.cli; class A { io.bucketeer.data.codegen.B b; }",
                                "package io.bucketeer.data.codegen; public class B {}")),
                new ArchitectureRule(
                        "test servers are used by codegen and the demo only",
                        noClasses()
                                .that(not(TESTKIT.classes())
                                        .and(not(CODEGEN.classes()))
                                        .and(not(resideInAnyPackage("io.bucketeer.data.cli.demo.."))))
                                .should()
                                .dependOnClassesThat(TESTKIT.classes()),
                        Violation.of(
                                "package io.bucketeer.data.cli; class A { io.bucketeer.data.testkit.TestServers t; }",
                                TEST_SERVERS)),
                new ArchitectureRule(
                        "no packages depend on each other in a circle",
                        slices().assignedFrom(packages()).should().beFreeOfCycles(),
                        Violation.of(
                                "package io.bucketeer.data.config; public class A { io.bucketeer.data.error.B b; }",
                                "package io.bucketeer.data.error; public class B { io.bucketeer.data.config.A a; }")));
    }

    private static ArchRule edges(ProjectModule from, ProjectModule... to) {
        DescribedPredicate<JavaClass> allowed = not(ProjectModule.ours()).or(from.classes());
        for (ProjectModule module : to) {
            allowed = allowed.or(module.classes());
        }
        return classes().that(from.classes()).should().onlyDependOnClassesThat(allowed);
    }

    /** Every package is a slice of its own; no package lies in two modules, so this holds within each of them too. */
    private static SliceAssignment packages() {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                return ProjectModule.ours().test(type)
                        ? SliceIdentifier.of(type.getPackageName())
                        : SliceIdentifier.ignore();
            }

            @Override
            public String getDescription() {
                return "packages";
            }
        };
    }
}
