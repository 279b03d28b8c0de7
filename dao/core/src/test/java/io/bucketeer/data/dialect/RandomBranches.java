package io.bucketeer.data.dialect;

import io.bucketeer.data.dialect.Branch.Leaf;
import io.bucketeer.data.dialect.Branch.Twig;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Branches made of what quoting gets wrong; the same ones for the same seed. */
public final class RandomBranches {

    /** Texts that mean something to one of the forms. */
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "NULL",
            "null",
            "Null",
            ",",
            ",,",
            "(",
            ")",
            "{",
            "}",
            "()",
            "{}",
            "\"",
            "\"\"",
            "\\",
            "\\\\",
            "\\\"",
            "'",
            "a,b",
            "(a,\"b\")",
            "{\"a\"}",
            "\n",
            "\t",
            "\r\n",
            " x ",
            "\u00e9",
            "e\u0301",
            "\uD83C\uDF63",
            "\u200b",
            "[0:1]=",
            "\u0001",
            "%_",
            "$1",
            "?",
            "::",
            "\u2028",
            "\uFEFF",
            "\uFFFF",
            "x".repeat(300));

    private static final int[] NUMBERS = {0, 1, -1, 127, 128, 255, 256, 65_536, Integer.MAX_VALUE, Integer.MIN_VALUE};

    private final Random random;

    public RandomBranches(long seed) {
        this.random = new Random(seed);
    }

    public List<Branch> branches() {
        return list(this::branch);
    }

    public Branch branch() {
        return new Branch(text(), number(), list(this::text), optionalLeaf(), list(this::leaf), list(this::twig));
    }

    private Twig twig() {
        return new Twig(optionalLeaf(), list(this::leaf), list(this::text));
    }

    private Leaf leaf() {
        return new Leaf(text(), number());
    }

    private Leaf optionalLeaf() {
        return random.nextInt(3) == 0 ? null : leaf();
    }

    private String text() {
        String text = TEXTS.get(random.nextInt(TEXTS.size()));
        return random.nextBoolean() ? text : text + TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private int number() {
        return random.nextBoolean() ? NUMBERS[random.nextInt(NUMBERS.length)] : random.nextInt();
    }

    private <T> List<T> list(Supplier<T> element) {
        int size = random.nextInt(4);
        List<T> list = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            list.add(element.get());
        }
        return List.copyOf(list);
    }
}
