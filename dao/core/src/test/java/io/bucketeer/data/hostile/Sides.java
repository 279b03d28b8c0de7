package io.bucketeer.data.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketeer.data.repository.Session;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/** The two databases, which are asked the same at the same time, and what must never change in them. */
final class Sides implements AutoCloseable {

    private final Side mysql = Side.open("mysql");
    private final Side postgres = Side.open("postgres");
    private final List<Set<String>> columns;
    private final List<Map<String, List<String>>> bystanders;

    Sides() throws SQLException {
        columns = columns();
        each(Bystanders::store);
        bystanders = bystanders();
    }

    private List<Set<String>> columns() throws SQLException {
        return List.of(mysql.columns(), postgres.columns());
    }

    /** The rows of nobody on each side, as {@link Bystanders#stored} gives them. */
    List<Map<String, List<String>>> bystanders() throws SQLException {
        return List.of(Bystanders.stored(mysql), Bystanders.stored(postgres));
    }

    /** Does the same to both. */
    void each(Consumer<Session> work) {
        work.accept(mysql.data());
        work.accept(postgres.data());
    }

    /** Fails where a table or a row of others is not what it was. */
    void tablesAndTheRowsOfOthersAreIntact() throws SQLException {
        assertThat(columns()).isEqualTo(columns);
        assertThat(bystanders()).isEqualTo(bystanders);
    }

    /** Calls both databases with each argument, at the same time, and compares every answer with the expected one. */
    <A> void sameAnswers(List<A> arguments, Function<A, Answer> expected, BiFunction<Session, A, Object> call) {
        CompletableFuture<List<Answer>> onMySql = CompletableFuture.supplyAsync(() -> answers(mysql, arguments, call));
        List<Answer> onPostgres = answers(postgres, arguments, call);
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            Answer wanted = expected.apply(arguments.get(i));
            compare("mysql", arguments.get(i), onMySql.join().get(i), wanted, differences);
            compare("postgres", arguments.get(i), onPostgres.get(i), wanted, differences);
        }
        assertThat(differences).isEmpty();
    }

    /** In one unit of work, which a refusal before any SQL leaves usable and an error of the database does not. */
    private static <A> List<Answer> answers(Side side, List<A> arguments, BiFunction<Session, A, Object> call) {
        return side.data()
                .inTransaction(session -> arguments.stream()
                        .map(argument -> Answer.of(() -> call.apply(session, argument)))
                        .toList());
    }

    private static void compare(String side, Object argument, Answer answer, Answer wanted, List<String> differences) {
        if (!answer.equals(wanted)) {
            differences.add(
                    side + " answered " + shown(argument) + " with " + shown(answer) + " instead of " + shown(wanted));
        }
    }

    /** Readable on any terminal. */
    private static String shown(Object value) {
        StringBuilder shown = new StringBuilder();
        value.toString()
                .chars()
                .limit(120)
                .forEach(c -> shown.append(c >= ' ' && c <= '~' ? Character.toString(c) : "\\u%04X".formatted(c)));
        return shown.toString();
    }

    @Override
    public void close() {
        mysql.close();
        postgres.close();
    }
}
