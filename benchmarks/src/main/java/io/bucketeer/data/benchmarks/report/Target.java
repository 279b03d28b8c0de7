package io.bucketeer.data.benchmarks.report;

import static io.bucketeer.data.benchmarks.subject.Subject.JDBC;
import static io.bucketeer.data.benchmarks.subject.Subject.JOOQ;
import static io.bucketeer.data.benchmarks.subject.Subject.JSONB_DATABIND;
import static io.bucketeer.data.benchmarks.subject.Subject.JSONB_STREAMING;
import static io.bucketeer.data.benchmarks.subject.Subject.LIBRARY;

import io.bucketeer.data.benchmarks.subject.Subject;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * A comparison of the library with another subject, and what is asked of it.
 *
 * @param library the library's case
 * @param baseline the other subject
 * @param limit the highest ratio that passes; absent where nothing is asked
 */
record Target(Case library, Subject baseline, Metric metric, OptionalDouble limit) {

    private static final String POSTGRES = "postgres";
    private static final String MYSQL = "mysql";

    /** Every comparison of the report, in its order. */
    private static final List<Target> ALL = List.of(
            time("find", POSTGRES, JSONB_STREAMING, 0.85),
            time("find", POSTGRES, JSONB_DATABIND, 0.60),
            time("find", POSTGRES, JDBC, 1.25),
            allocation("find", POSTGRES, JDBC, 1.30),
            clientCpu("find", POSTGRES, JDBC),
            time("find", POSTGRES, JOOQ),
            time("findApiKey", POSTGRES, JDBC, 1.25),
            clientCpu("findApiKey", POSTGRES, JDBC),
            time("list200", POSTGRES, JSONB_STREAMING, 0.70),
            time("list200", POSTGRES, JSONB_DATABIND, 0.60),
            time("list200", POSTGRES, JDBC, 1.10),
            clientCpu("list200", POSTGRES, JDBC),
            time("list200", POSTGRES, JOOQ),
            time("list1000", POSTGRES, JSONB_STREAMING),
            time("list1000", POSTGRES, JSONB_DATABIND, 0.60),
            time("list1000", POSTGRES, JDBC),
            time("list1000", POSTGRES, JOOQ),
            time("insert", POSTGRES, JSONB_STREAMING, 1.20),
            time("insert", POSTGRES, JDBC),
            time("update", POSTGRES, JSONB_STREAMING, 1.20),
            time("update", POSTGRES, JDBC),
            time("find", MYSQL, JDBC, 1.25),
            allocation("find", MYSQL, JDBC, 1.30),
            clientCpu("find", MYSQL, JDBC),
            time("findApiKey", MYSQL, JDBC, 1.25),
            clientCpu("findApiKey", MYSQL, JDBC),
            time("list200", MYSQL, JDBC, 1.10),
            clientCpu("list200", MYSQL, JDBC),
            time("list1000", MYSQL, JDBC),
            time("insert", MYSQL, JDBC),
            time("update", MYSQL, JDBC));

    private static Target time(String operation, String database, Subject baseline, double limit) {
        return of(operation, database, baseline, Metric.TIME, OptionalDouble.of(limit));
    }

    private static Target time(String operation, String database, Subject baseline) {
        return of(operation, database, baseline, Metric.TIME, OptionalDouble.empty());
    }

    private static Target allocation(String operation, String database, Subject baseline, double limit) {
        return of(operation, database, baseline, Metric.ALLOCATION, OptionalDouble.of(limit));
    }

    private static Target clientCpu(String operation, String database, Subject baseline) {
        return of(operation, database, baseline, Metric.CLIENT_CPU, OptionalDouble.empty());
    }

    private static Target of(String operation, String database, Subject baseline, Metric metric, OptionalDouble limit) {
        return new Target(new Case(operation, database, LIBRARY), baseline, metric, limit);
    }

    /** The comparisons that these measurements allow. */
    static List<Target> in(Measurements measurements) {
        return ALL.stream()
                .filter(target -> measurements.has(target.library) && measurements.has(target.baselineCase()))
                .toList();
    }

    private Case baselineCase() {
        return library.by(baseline);
    }

    Spread ratio(Measurements measurements) {
        return measurements.ratio(library, baselineCase(), metric);
    }

    /** What is compared, in words. */
    String label() {
        return library.database() + " " + library.operation() + ", " + metric.label() + " ÷ " + baseline.label();
    }

    /** What is asked, in words. */
    String asked() {
        return limit.isPresent() ? String.format(Locale.ROOT, "≤ %.2f", limit.getAsDouble()) : "";
    }

    /** How the measured ratio stands to what is asked. */
    Verdict verdict(Spread ratio) {
        if (limit.isEmpty()) {
            return Verdict.NOT_ASKED;
        }
        return ratio.median() <= limit.getAsDouble() ? Verdict.PASS : Verdict.MISS;
    }

    /** Whether a ratio is what was asked. */
    enum Verdict {
        PASS("pass"),
        MISS("miss"),
        NOT_ASKED("");

        private final String label;

        Verdict(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }
}
