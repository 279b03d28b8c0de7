package io.bucketeer.data.migration.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketeer.data.migration.lint.Token.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenizerTest {

    @Test
    void mysqlsTextsNamesAndComments() {
        String sql = """
                -- 'no text
                # nor "this
                /* nor `this */ SET @ddl = 'it''s; \\'so\\'',
                "say ""yes\""" `a``b` --1 x--y""";

        assertThat(Tokenizer.tokens("mysql", sql, 5))
                .containsExactly(
                        new Token(Kind.WORD, "SET", 7),
                        new Token(Kind.WORD, "@ddl", 7),
                        new Token(Kind.SIGN, "=", 7),
                        new Token(Kind.TEXT, "it's; \\'so\\'", 7),
                        new Token(Kind.SIGN, ",", 7),
                        new Token(Kind.TEXT, "say \"yes\"", 8),
                        new Token(Kind.QUOTED, "a`b", 8),
                        new Token(Kind.SIGN, "-", 8),
                        new Token(Kind.SIGN, "-", 8),
                        new Token(Kind.WORD, "1", 8),
                        new Token(Kind.WORD, "x", 8),
                        new Token(Kind.SIGN, "-", 8),
                        new Token(Kind.SIGN, "-", 8),
                        new Token(Kind.WORD, "y", 8));
    }

    @Test
    void mysqlRunsWhatStandsInACommentWithAnExclamationMark() {
        assertThat(Tokenizer.tokens("mysql", "/*!80000 DROP */", 1))
                .extracting(Token::text)
                .contains("DROP");
    }

    @Test
    void postgresTextsNamesAndComments() {
        String sql = """
                --no space needed 'no text
                /* one /* within */ another */ "a""b" 'c:\\' E'it\\'s' $$it's;
                $$ $fn$ $$ $fn$ 'x'::text""";

        assertThat(Tokenizer.tokens("postgres", sql, 1))
                .containsExactly(
                        new Token(Kind.QUOTED, "a\"b", 2),
                        new Token(Kind.TEXT, "c:\\", 2),
                        new Token(Kind.TEXT, "it\\'s", 2),
                        new Token(Kind.TEXT, "it's;\n", 2),
                        new Token(Kind.TEXT, " $$ ", 3),
                        new Token(Kind.TEXT, "x", 3),
                        new Token(Kind.SIGN, ":", 3),
                        new Token(Kind.SIGN, ":", 3),
                        new Token(Kind.WORD, "text", 3));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '^',
            value = {
                "mysql,SELECT 'a",
                "mysql,SELECT `a",
                "mysql,/* a",
                "postgres,SELECT 'a",
                "postgres,SELECT \"a",
                "postgres,/* /* */"
            })
    void whatHasNoEndIsRefusedWithItsLine(String engine, String sql) {
        assertThatThrownBy(() -> Tokenizer.tokens(engine, "\n" + sql, 1)).hasMessageStartingWith("line 2: ");
    }

    @Test
    void longTextsAreNoTrouble() {
        String text = "'" + "it''s ".repeat(100_000) + "'";

        assertThat(Tokenizer.tokens("mysql", text, 1)).hasSize(1);
        assertThat(Tokenizer.tokens("postgres", text, 1)).hasSize(1);
    }

    @Test
    void statementsEndAtSemicolonsOutsideTextsAndParentheses() {
        List<Statement> statements =
                Statement.split(Tokenizer.tokens("mysql", "SELECT ';';\n\nCALL a (1, 2); ;\nDO 0", 1));

        assertThat(statements).extracting(Statement::line).containsExactly(1, 3, 4);
        assertThat(statements.get(1).inParentheses().items()).hasSize(2);
    }
}
