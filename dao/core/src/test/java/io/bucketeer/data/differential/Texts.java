package io.bucketeer.data.differential;

import java.util.List;
import java.util.SplittableRandom;

/** Texts that programs use: few, so that they meet again, and some of them hostile. */
final class Texts {

    /** Environments that can hold rows; they differ by case and by a trailing blank. */
    static final List<String> ENVIRONMENTS = List.of("e1", "", "E1", "e1 ");

    private static final List<String> PLAIN = List.of("a", "b", "c", "web", "Web");

    private static final List<String> HOSTILE = List.of(
            "",
            " ",
            "A",
            "a ",
            " a",
            "a\t",
            "\u00E1",
            "a\u0301",
            "\u00C1",
            "\uD83D\uDE00",
            "\uFF21",
            "a\u200B",
            "\uFEFFa",
            "'",
            "\"",
            "`",
            "\\",
            "%",
            "_",
            "%_\\",
            "a' OR '1'='1",
            "a\nb",
            "\u0001",
            "\uFFFF",
            "{\"a\":[1]}",
            "(a,b)",
            "{a,b}",
            "NULL",
            "null");

    /** Letters whose cases are not as simple as those of ASCII; a program uses one family, so that its words meet. */
    private static final List<List<String>> CASES = List.of(
            List.of("\u0130", "i", "\u0131I", "i\u0307"),
            List.of("\u212A", "k", "K"),
            List.of("stra\u00DFe", "STRASSE", "\u1E9E"),
            List.of("\u03A3\u0391\u03A3", "\u03C3\u03B1\u03C2", "\u03C3"),
            List.of("\u023Ax", "\u2C65X", "\u023Ex", "X"),
            List.of("\u01C4", "\u01C5", "\u01C6"),
            List.of("\uD801\uDC00", "\uD801\uDC28"),
            List.of("\u00C4", "\u00E4", "A\u0308", "a"));

    private static final List<String> LONG =
            List.of("x".repeat(255), "\uD83D\uDE00".repeat(255), "x".repeat(511), "\uD83D\uDE00".repeat(511));

    private static final List<String> REFUSED =
            List.of("a\0", "\0", "\uD83D", "\uDE00a", "x".repeat(512), "x".repeat(65_536));

    /** A value that must not come up in anything that is written; the same in every run, as a seed's program is. */
    private static final String CANARY = "canary" + "0123456789abcdef";

    private final SplittableRandom random;
    private final List<String> cases;

    Texts(SplittableRandom random) {
        this.random = random;
        this.cases = CASES.get(random.nextInt(CASES.size()));
    }

    /** Any text, mostly a plain one. */
    String any() {
        int dice = random.nextInt(200);
        if (dice < 120) {
            return one(PLAIN);
        }
        if (dice < 190) {
            return one(HOSTILE);
        }
        return one(dice < 197 ? LONG : REFUSED);
    }

    /** A text to search for, or in. */
    String word() {
        return switch (random.nextInt(12)) {
            case 0, 1, 2, 3 -> one(cases);
            case 4 -> CANARY;
            default -> any();
        };
    }

    /** An id: plainer than other texts, so that most steps meet a stored row. */
    String id() {
        return random.nextInt(10) < 7 ? one(PLAIN.subList(0, 3)) : any();
    }

    /** An environment; hardly ever one that is refused. */
    String environment() {
        int dice = random.nextInt(100);
        if (dice < 75) {
            return ENVIRONMENTS.getFirst();
        }
        return dice < 99 ? one(ENVIRONMENTS) : one(REFUSED);
    }

    private String one(List<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }
}
