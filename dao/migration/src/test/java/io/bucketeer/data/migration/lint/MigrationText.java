package io.bucketeer.data.migration.lint;

import io.bucketeer.data.migration.lint.Token.Kind;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A migration as it is written. */
final class MigrationText {

    private static final Pattern NAME = Pattern.compile("V(\\d+(?:\\.\\d+)*)__(.+)\\.sql");
    private static final Pattern CONTRACT = Pattern.compile("(?m)^-- contract: \\S.{9,}$");

    private final String path;
    private final String text;
    private final @Nullable String settings;
    private final List<Statement> statements;

    /**
     * Reads it.
     *
     * @param path such as {@code mysql/operational/V1.1__create_tag.sql}
     * @param settings what stands in the file of its name with {@code .conf}; null when there is none
     */
    MigrationText(String path, String text, @Nullable String settings) {
        this.path = path;
        this.text = text;
        this.settings = settings;
        this.statements = Statement.split(Tokenizer.tokens(engine(), text, 1));
    }

    String path() {
        return path;
    }

    String text() {
        return text;
    }

    String engine() {
        return path.substring(0, path.indexOf('/'));
    }

    /** Database and half, such as {@code mysql/operational}. */
    String folder() {
        return path.substring(0, path.lastIndexOf('/'));
    }

    /** Such as {@code operational}. */
    String half() {
        return folder().substring(folder().indexOf('/') + 1);
    }

    String version() {
        return name().group(1);
    }

    /** What it is called on either database. */
    String logicalName() {
        return name().group(2);
    }

    /** What stands in the file beside it; empty when there is none. */
    Optional<String> settings() {
        return Optional.ofNullable(settings);
    }

    List<Statement> statements() {
        return statements;
    }

    /** Whether it says that it takes something away, and why it may. */
    boolean isContract() {
        return CONTRACT.matcher(text).find();
    }

    /** What it does: its statements, or the one that a guard prepares; without the note of a new level after them. */
    List<Statement> changes() {
        return guard().isPresent() ? List.of(guarded()) : work();
    }

    /** The level of the schema that its last statement sets; empty where it sets none. */
    OptionalInt level() {
        return statements.isEmpty() ? OptionalInt.empty() : SchemaLevels.set(statements.getLast());
    }

    private List<Statement> work() {
        boolean noted = statements.size() > 1 && level().isPresent();
        return noted ? statements.subList(0, statements.size() - 1) : statements;
    }

    /**
     * The condition that keeps it from being done twice, on MySQL: {@code SET @ddl = IF(condition, 'statement', 'DO 0')},
     * prepared, executed and forgotten.
     */
    Optional<Statement> guard() {
        List<Statement> work = work();
        boolean written = work.size() == 4
                && work.get(0).begins("SET", "@ddl", "=", "IF", "(")
                && work.get(0).afterParentheses().tokens().isEmpty()
                && work.get(1).begins("PREPARE", "migration", "FROM", "@ddl")
                && work.get(2).begins("EXECUTE", "migration")
                && work.get(3).begins("DEALLOCATE", "PREPARE", "migration");
        if (!written) {
            return Optional.empty();
        }
        List<Statement> choice = statements.getFirst().inParentheses().items();
        boolean chosen = choice.size() == 3
                && isText(choice.get(1))
                && isText(choice.get(2))
                && text(choice.get(2)).equals("DO 0");
        return chosen ? Optional.of(choice.getFirst()) : Optional.empty();
    }

    /** Whether this file makes that table. */
    boolean creates(String table) {
        return changes().stream()
                .filter(change -> change.begins("CREATE", "TABLE"))
                .anyMatch(change -> Definitions.table(change).equals(table));
    }

    private Statement guarded() {
        Statement statement = statements.getFirst().inParentheses().items().get(1);
        return new Statement(Tokenizer.tokens(engine(), text(statement), statement.line()));
    }

    private static boolean isText(Statement part) {
        return part.tokens().size() == 1 && part.tokens().getFirst().kind() == Kind.TEXT;
    }

    private static String text(Statement part) {
        return part.tokens().getFirst().text();
    }

    private Matcher name() {
        Matcher matcher = NAME.matcher(path.substring(path.lastIndexOf('/') + 1));
        if (!matcher.matches()) {
            throw new IllegalArgumentException(path + " is not named V<version>__<name>.sql");
        }
        return matcher;
    }

    @Override
    public String toString() {
        return path;
    }
}
