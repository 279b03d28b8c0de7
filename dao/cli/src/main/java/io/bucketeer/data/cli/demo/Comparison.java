package io.bucketeer.data.cli.demo;

import java.time.Duration;

/** One operation on both databases, with the answers and how long each took. */
record Comparison(Operation operation, Timed mysql, Timed postgres) {

    /** Plays an operation on both, one after the other. */
    static Comparison play(Operation operation, OpenedDatabase mysql, OpenedDatabase postgres) {
        return new Comparison(operation, Timed.play(operation, mysql), Timed.play(operation, postgres));
    }

    /** Whether both answered the same. */
    boolean equal() {
        return mysql.answer().equals(postgres.answer());
    }

    /** Whether both answered what must be answered. */
    boolean expected() {
        return mysql.answer().fulfils(operation.expected()) && postgres.answer().fulfils(operation.expected());
    }

    /** Whether nothing is wrong. */
    boolean passed() {
        return equal() && expected();
    }

    /** An answer and the time it took. */
    record Timed(Answer answer, Duration time) {

        static Timed play(Operation operation, OpenedDatabase database) {
            long start = System.nanoTime();
            Answer answer = Answer.from(operation.step(), database);
            return new Timed(answer, Duration.ofNanos(System.nanoTime() - start));
        }
    }
}
