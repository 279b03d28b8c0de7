package io.bucketeer.data.traps;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * One trap of {@code docs/traps.md}: what to try on each server by plain JDBC, what to try through the library on both,
 * and where the library's guard stands. Built once, then only read.
 */
final class Trap {

    private static final String MIGRATIONS = "schema-%s/src/main/resources/db/migration/%s/operational/%s.sql";

    final int number;
    final String title;
    final String why;
    final List<Probe> mysql = new ArrayList<>();
    final List<Probe> postgres = new ArrayList<>();
    final List<Use> library = new ArrayList<>();
    /** Paths of the guards from the root of the project, by what they are called. */
    final List<Map.Entry<String, String>> guards = new ArrayList<>();
    /** Why nothing in the library meets the trap today; empty where something does. */
    String notMetToday = "";

    private Trap(int number, String title, String why) {
        this.number = number;
        this.title = title;
        this.why = why;
    }

    static Trap of(int number, String title, String why) {
        return new Trap(number, title, why);
    }

    Trap mysql(String... statements) {
        mysql.add(Probe.of(statements));
        return this;
    }

    Trap mysql(Probe probe) {
        mysql.add(probe);
        return this;
    }

    Trap postgres(String... statements) {
        postgres.add(Probe.of(statements));
        return this;
    }

    Trap postgres(Probe probe) {
        postgres.add(probe);
        return this;
    }

    /** The same statements on both. */
    Trap both(String... statements) {
        return mysql(statements).postgres(statements);
    }

    /** Something that the library does on both databases alike. */
    Trap library(String what, Function<Room, String> use) {
        library.add(new Use(what, use, true, ""));
        return this;
    }

    /** What differs from database to database by right, such as names in their schemas. */
    Trap onEach(String what, Function<Room, String> use) {
        library.add(new Use(what, use, false, ""));
        return this;
    }

    /** What is not tried for the page, since it takes a fault, or a schema that was changed, which the test makes. */
    Trap shownBy(String test, String what, String outcome) {
        library.add(new Use(what, room -> outcome + ", shown by `" + test + "`", true, test));
        return this;
    }

    /** Says that nothing in the library meets the trap today, and why. */
    Trap notMetToday(String reason) {
        notMetToday = reason;
        return this;
    }

    /** A hand-written class of the library, by package below {@code io.bucketeer.data} and name. */
    Trap guard(String packageName, String className) {
        guards.add(Map.entry(
                className, "dao/core/src/main/java/io/bucketeer/data/" + packageName + "/" + className + ".java"));
        return this;
    }

    /** A generated class of the library. */
    Trap generatedGuard(String packageName, String className) {
        guards.add(Map.entry(
                className, "dao/core/src/generated/java/io/bucketeer/data/" + packageName + "/" + className + ".java"));
        return this;
    }

    /** A migration of {@code mysql} or {@code postgres}. */
    Trap migration(String type, String file) {
        guards.add(Map.entry(file, MIGRATIONS.formatted(type, type, file)));
        return this;
    }

    /** Any other file that is the guard, from the root of the project. */
    Trap file(String name, String path) {
        guards.add(Map.entry(name, path));
        return this;
    }

    @Override
    public String toString() {
        return "T" + number + " " + title;
    }

    /**
     * Something done through the library.
     *
     * @param what in a few words
     * @param use does it and says how it ended
     * @param alike whether both databases must answer the same; where not, both answers are told
     * @param shownBy the test that shows the answer; empty where it is tried for the page
     */
    record Use(String what, Function<Room, String> use, boolean alike, String shownBy) {}
}
