package io.bucketeer.data.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Arrays;

/** The modules of the project by their base packages. */
enum ProjectModule {
    SCHEMA_MYSQL("schema.mysql"),
    SCHEMA_POSTGRES("schema.postgres"),
    WATCH("watch"),
    TESTKIT("testkit"),
    MIGRATION("migration"),
    CODEGEN("codegen"),
    CACHE("cache"),
    CLI("cli"),
    BENCHMARKS("benchmarks"),
    /** What lies under the base package and is none of the others. */
    CORE("");

    static final String BASE = "io.bucketeer.data";

    private final String packageName;

    ProjectModule(String suffix) {
        this.packageName = suffix.isEmpty() ? BASE : BASE + "." + suffix;
    }

    /** The module that the class belongs to; classes of libraries belong to none. */
    boolean owns(JavaClass type) {
        boolean under = isUnder(packageName, type);
        return this == CORE
                ? under && Arrays.stream(values()).noneMatch(module -> module != CORE && module.owns(type))
                : under;
    }

    /** Its classes. */
    DescribedPredicate<JavaClass> classes() {
        return DescribedPredicate.describe("in module " + this, this::owns);
    }

    /** Classes of this project. */
    static DescribedPredicate<JavaClass> ours() {
        return DescribedPredicate.describe("of this project", type -> isUnder(BASE, type));
    }

    private static boolean isUnder(String packageName, JavaClass type) {
        return (type.getPackageName() + ".").startsWith(packageName + ".");
    }
}
