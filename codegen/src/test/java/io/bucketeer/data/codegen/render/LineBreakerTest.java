package io.bucketeer.data.codegen.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LineBreakerTest {

    private static final String WORD = "w".repeat(40);

    @Test
    void lineThatFits_staysAsItIs() {
        assertThat(LineBreaker.fit("    int a = b(c, d);")).isEqualTo("    int a = b(c, d);");
        assertThat(LineBreaker.fit("x".repeat(120))).isEqualTo("x".repeat(120));
    }

    @Test
    void assignmentWhoseRightSideFits_isBrokenAfterItsSign() {
        assertThat(LineBreaker.fit("    int " + WORD + " = " + WORD + "(" + WORD + ");"))
                .isEqualTo("    int " + WORD + " =\n            " + WORD + "(" + WORD + ");");
    }

    @Test
    void callWhoseArgumentsFitTogether_keepsThemOnOneLine() {
        assertThat(LineBreaker.fit("    " + WORD + "(" + WORD + ", " + WORD + ");"))
                .isEqualTo("    " + WORD + "(\n            " + WORD + ", " + WORD + ");");
    }

    @Test
    void callWhoseArgumentsDoNotFitTogether_hasOneALine() {
        String nested = "f(a, \"b, c\", List<A, B>)";
        assertThat(LineBreaker.fit("g(" + WORD + ", " + WORD + ", " + WORD + ", " + nested + ");"))
                .isEqualTo("g(\n        " + WORD + ",\n        " + WORD + ",\n        " + WORD + ",\n        " + nested
                        + ");");
    }

    @Test
    void caseThatIsTooLong_isBrokenAfterItsArrow() {
        assertThat(LineBreaker.fit("    case \"" + WORD + "\", \"" + WORD + "\" -> " + WORD + " = 1;"))
                .isEqualTo("    case \"" + WORD + "\", \"" + WORD + "\" ->\n        " + WORD + " = 1;");
    }

    @Test
    void lambdaArrow_isNoPlaceToBreakAt() {
        assertThat(LineBreaker.fit("    " + WORD + "(a -> " + WORD + ", " + WORD + ");"))
                .isEqualTo("    " + WORD + "(\n            a -> " + WORD + ", " + WORD + ");");
    }
}
