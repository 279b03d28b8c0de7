package io.bucketeer.data.benchmarks;

import static io.bucketeer.data.benchmarks.FilledDatabases.MYSQL;
import static io.bucketeer.data.benchmarks.FilledDatabases.POSTGRES;
import static io.bucketeer.data.benchmarks.subject.Subject.JDBC;
import static io.bucketeer.data.benchmarks.subject.Subject.JOOQ;
import static io.bucketeer.data.benchmarks.subject.Subject.JSONB_DATABIND;
import static io.bucketeer.data.benchmarks.subject.Subject.JSONB_STREAMING;
import static io.bucketeer.data.benchmarks.subject.Subject.LIBRARY;

import io.bucketeer.data.benchmarks.report.Case;
import io.bucketeer.data.benchmarks.subject.Subject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a run measures, and for how long.
 *
 * @param comparisons cases that are compared with each other, so measured one directly after the other
 * @param rounds how often all of them are measured
 * @param warmUp before each measurement, in an own JVM
 * @param iterations how many iterations make a sample
 */
record Plan(List<List<Case>> comparisons, int rounds, Duration warmUp, int iterations) {

    /** Short, so that a disturbance spoils few of them. */
    static final Duration ITERATION = Duration.ofMillis(250);

    /** The one operation on API keys. */
    static final String FIND_API_KEY = "findApiKey";

    /** Every comparison of the report, in about half an hour. */
    static Plan full() {
        List<List<Case>> comparisons = new ArrayList<>(finding());
        comparisons.addAll(lookingUp());
        for (String operation : List.of("list200", "list1000")) {
            comparisons.add(cases(operation, POSTGRES, LIBRARY, JDBC, JSONB_STREAMING, JSONB_DATABIND, JOOQ));
            comparisons.add(cases(operation, MYSQL, LIBRARY, JDBC));
        }
        comparisons.addAll(writing());
        return new Plan(comparisons, 5, Duration.ofSeconds(8), 8);
    }

    /** The finds alone, in about seven minutes, for a run on one core. */
    static Plan finds() {
        return new Plan(finding(), 5, Duration.ofSeconds(8), 8);
    }

    /** The look-ups of API keys alone, in about five minutes. */
    static Plan lookUps() {
        return new Plan(lookingUp(), 5, Duration.ofSeconds(8), 8);
    }

    /** The inserts and updates alone, in about ten minutes. */
    static Plan writes() {
        return new Plan(writing(), 5, Duration.ofSeconds(8), 8);
    }

    private static List<List<Case>> writing() {
        return Stream.of("insert", "update")
                .flatMap(operation -> Stream.of(
                        cases(operation, POSTGRES, LIBRARY, JDBC, JSONB_STREAMING),
                        cases(operation, MYSQL, LIBRARY, JDBC)))
                .toList();
    }

    private static List<List<Case>> lookingUp() {
        return List.of(cases(FIND_API_KEY, POSTGRES, LIBRARY, JDBC), cases(FIND_API_KEY, MYSQL, LIBRARY, JDBC));
    }

    private static List<List<Case>> finding() {
        return List.of(
                cases("find", POSTGRES, LIBRARY, JDBC, JSONB_STREAMING, JSONB_DATABIND, JOOQ),
                cases("find", MYSQL, LIBRARY, JDBC));
    }

    /**
     * The comparisons of which something is asked, in about five minutes: enough to see a large change, not a small
     * one.
     */
    static Plan quick() {
        List<List<Case>> comparisons = List.of(
                cases("find", POSTGRES, LIBRARY, JDBC, JSONB_STREAMING, JSONB_DATABIND),
                cases("list200", POSTGRES, LIBRARY, JDBC, JSONB_STREAMING, JSONB_DATABIND),
                cases("insert", POSTGRES, LIBRARY, JSONB_STREAMING),
                cases("update", POSTGRES, LIBRARY, JSONB_STREAMING),
                cases("find", MYSQL, LIBRARY, JDBC),
                cases("list200", MYSQL, LIBRARY, JDBC));
        return new Plan(comparisons, 3, Duration.ofSeconds(3), 6);
    }

    private static List<Case> cases(String operation, String database, Subject... subjects) {
        return Stream.of(subjects)
                .map(subject -> new Case(operation, database, subject))
                .toList();
    }

    /** The cases of a round, counted from 0; in each round another subject goes first. */
    List<Case> round(int round) {
        List<Case> cases = new ArrayList<>();
        for (List<Case> comparison : comparisons) {
            List<Case> turned = new ArrayList<>(comparison);
            Collections.rotate(turned, round);
            cases.addAll(turned);
        }
        return cases;
    }
}
