package io.bucketeer.data.codegen.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Breaks a line of Java that is too long, as a formatter would: after its arrow or equals sign where the rest then
 * fits, else inside its widest brackets, all arguments on one line where they fit, one a line where they do not.
 */
final class LineBreaker {

    static final int WIDTH = 120;

    private static final int DEEPER = 8;

    private final String text;
    private final int margin;
    private final List<Bracket> brackets = new ArrayList<>();
    private int mark = -1;

    /** An outermost pair of round brackets and the commas directly inside it, as indices. */
    private record Bracket(int open, int close, List<Integer> commas) {

        int width() {
            return close - open;
        }
    }

    private LineBreaker(String text) {
        this.text = text;
        this.margin = text.length() - text.stripLeading().length();
        scan();
    }

    /** The line, or the lines that it becomes; without a line end at the end. */
    static String fit(String line) {
        return line.length() <= WIDTH ? line : new LineBreaker(line).broken();
    }

    private String broken() {
        if (mark < 0) {
            return arguments();
        }
        boolean label = text.startsWith("case ", margin);
        String rest = " ".repeat(margin + (label ? DEEPER / 2 : DEEPER)) + text.substring(mark + 1);
        if (rest.length() <= WIDTH || label) {
            return text.substring(0, mark) + "\n" + fit(rest);
        }
        return arguments();
    }

    private String arguments() {
        Optional<Bracket> widest = brackets.stream().reduce((a, b) -> b.width() > a.width() ? b : a);
        if (widest.isEmpty()) {
            return text;
        }
        Bracket bracket = widest.get();
        String deeper = " ".repeat(margin + DEEPER);
        String head = text.substring(0, bracket.open() + 1);
        String together = deeper + text.substring(bracket.open() + 1);
        if (together.length() <= WIDTH) {
            return head + "\n" + together;
        }
        StringBuilder lines = new StringBuilder(head);
        int start = bracket.open() + 1;
        for (int comma : bracket.commas()) {
            lines.append('\n')
                    .append(fit(deeper + text.substring(start, comma + 1).strip()));
            start = comma + 1;
        }
        return lines.append('\n')
                .append(fit(deeper + text.substring(start).strip()))
                .toString();
    }

    /** Finds the outermost brackets, and the space behind the first arrow or equals sign outside of them. */
    private void scan() {
        int round = 0;
        int angle = 0;
        int open = 0;
        List<Integer> commas = new ArrayList<>();
        for (int i = margin; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '"' -> i = text.indexOf('"', i + 1);
                case '(' -> {
                    if (round++ == 0) {
                        open = i;
                        commas = new ArrayList<>();
                    }
                }
                case ')' -> {
                    if (--round == 0) {
                        brackets.add(new Bracket(open, i, List.copyOf(commas)));
                    }
                }
                case '<' -> angle += text.charAt(i - 1) == ' ' ? 0 : 1;
                case '>' -> angle -= angle > 0 && text.charAt(i - 1) != '-' ? 1 : 0;
                case ',' -> {
                    if (round == 1 && angle == 0) {
                        commas.add(i);
                    }
                }
                case ' ' -> {
                    if (mark < 0 && round == 0 && (text.startsWith("= ", i - 1) || text.startsWith("-> ", i - 2))) {
                        mark = i;
                    }
                }
                default -> {
                    // stands for itself
                }
            }
        }
    }
}
