package io.bucketeer.data.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static io.bucketeer.data.architecture.ProjectModule.CORE;
import static io.bucketeer.data.architecture.ProjectModule.WATCH;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** Which package may know which technology. */
final class TechnologyRules {

    private static final String MODEL = "io.bucketeer.data.model..";
    private static final String REPOSITORY = "io.bucketeer.data.repository..";
    private static final String JOOQ = "io.bucketeer.data.jooq..";
    private static final String DIALECT = "io.bucketeer.data.dialect..";
    private static final String MYSQL = "io.bucketeer.data.dialect.mysql..";
    private static final String POSTGRES = "io.bucketeer.data.dialect.postgres..";

    private static final DescribedPredicate<JavaClass> DOOR =
            DescribedPredicate.describe("the door", type -> type.getName().equals("io.bucketeer.data.BucketeerData"));

    private static final String RECORD = "package org.jooq; public interface Record {}";

    private TechnologyRules() {}

    static List<ArchitectureRule> all() {
        return List.of(
                new ArchitectureRule(
                        "model knows nothing but Java",
                        classes()
                                .that()
                                .resideInAPackage(MODEL)
                                .should()
                                .onlyDependOnClassesThat()
                                .resideInAnyPackage(MODEL, "java..", "org.jspecify.."),
                        Violation.of("package io.bucketeer.data.model; record A(org.jooq.Record value) {}", RECORD)),
                new ArchitectureRule(
                        "repository knows nothing but Java and model",
                        classes()
                                .that()
                                .resideInAPackage(REPOSITORY)
                                .should()
                                .onlyDependOnClassesThat()
                                .resideInAnyPackage(REPOSITORY, MODEL, "java..", "org.jspecify.."),
                        Violation.of(
                                "package io.bucketeer.data.repository; interface A { io.bucketeer.data.config.B b(); }",
                                "package io.bucketeer.data.config; public class B {}")),
                new ArchitectureRule(
                        "within core, jOOQ is known to jooq, dialect and the door only",
                        outsideTheEngine("org.jooq.."),
                        Violation.of("package io.bucketeer.data.config; class A { org.jooq.Record value; }", RECORD)),
                new ArchitectureRule(
                        "within core, JDBC is known to jooq, dialect and the door only",
                        outsideTheEngine("java.sql..", "javax.sql.."),
                        Violation.of("package io.bucketeer.data.error; class A { javax.sql.DataSource source; }")),
                new ArchitectureRule(
                        "MySQL's driver is known to dialect.mysql only",
                        onlyIn(MYSQL, "com.mysql.."),
                        Violation.of(
                                "package io.bucketeer.data.dialect.postgres; class A { com.mysql.cj.jdbc.Driver driver; }",
                                "package com.mysql.cj.jdbc; public class Driver {}")),
                new ArchitectureRule(
                        "PostgreSQL's driver is known to dialect.postgres only",
                        onlyIn(POSTGRES, "org.postgresql.."),
                        Violation.of(
                                "package io.bucketeer.data.jooq; class A { org.postgresql.util.PGobject value; }",
                                "package org.postgresql.util; public class PGobject {}")),
                new ArchitectureRule(
                        "Lettuce is known to cache.redis only",
                        onlyIn("io.bucketeer.data.cache.redis..", "io.lettuce.."),
                        Violation.of(
                                "package io.bucketeer.data.cache; class A { io.lettuce.core.RedisClient client; }",
                                "package io.lettuce.core; public class RedisClient {}")),
                new ArchitectureRule(
                        "Flyway is known to migration only",
                        onlyIn("io.bucketeer.data.migration..", "org.flywaydb.."),
                        Violation.of(
                                "package io.bucketeer.data.cli.schema; class A { org.flywaydb.core.Flyway flyway; }",
                                "package org.flywaydb.core; public class Flyway {}")),
                new ArchitectureRule(
                        "picocli is known to the command line only",
                        onlyIn("io.bucketeer.data.cli..", "picocli.."),
                        Violation.of(
                                "package io.bucketeer.data.migration; class A { picocli.CommandLine line; }",
                                "package picocli; public class CommandLine {}")),
                new ArchitectureRule(
                        "the logging that is behind SLF4J is known to the command line and the watch only",
                        noClasses()
                                .that(ProjectModule.ours()
                                        .and(not(WATCH.classes()))
                                        .and(not(resideInAnyPackage("io.bucketeer.data.cli"))))
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage("ch.qos.logback..", "org.slf4j.bridge.."),
                        Violation.of(
                                "package io.bucketeer.data.testkit; class A { ch.qos.logback.classic.Logger logger; }",
                                "package ch.qos.logback.classic; public class Logger {}")),
                new ArchitectureRule(
                        "a database's package is known to itself only",
                        noClasses()
                                .that()
                                .resideOutsideOfPackages(MYSQL, POSTGRES)
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(MYSQL, POSTGRES),
                        Violation.of(
                                "package io.bucketeer.data.jooq; class A { io.bucketeer.data.dialect.mysql.B b; }",
                                "package io.bucketeer.data.dialect.mysql; public class B {}")),
                new ArchitectureRule(
                        "MySQL's package does not know PostgreSQL's",
                        noClasses()
                                .that()
                                .resideInAPackage(MYSQL)
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage(POSTGRES),
                        Violation.of(
                                "package io.bucketeer.data.dialect.mysql; class A { io.bucketeer.data.dialect.postgres.B b; }",
                                "package io.bucketeer.data.dialect.postgres; public class B {}")),
                new ArchitectureRule(
                        "PostgreSQL's package does not know MySQL's",
                        noClasses()
                                .that()
                                .resideInAPackage(POSTGRES)
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage(MYSQL),
                        Violation.of(
                                "package io.bucketeer.data.dialect.postgres; class A { io.bucketeer.data.dialect.mysql.B b; }",
                                "package io.bucketeer.data.dialect.mysql; public class B {}")),
                new ArchitectureRule(
                        "within core, a database's name stands in class names of its own package only",
                        noClasses()
                                .that(CORE.classes().and(resideOutsideOfPackages(MYSQL, POSTGRES)))
                                .should()
                                .haveNameMatching("(?i).*\\.[^.]*(mysql|mariadb|postgres|pgsql|oracle|sqlserver)[^.]*"),
                        Violation.of("package io.bucketeer.data.jooq; class MySqlUpsert {}")));
    }

    private static ArchRule outsideTheEngine(String... technology) {
        return noClasses()
                .that(CORE.classes().and(not(resideInAnyPackage(JOOQ, DIALECT))).and(not(DOOR)))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(technology);
    }

    private static ArchRule onlyIn(String home, String technology) {
        return noClasses()
                .that(ProjectModule.ours().and(not(resideInAnyPackage(home))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(technology);
    }
}
