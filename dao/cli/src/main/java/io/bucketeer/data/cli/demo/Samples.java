package io.bucketeer.data.cli.demo;

import io.bucketeer.data.model.Clause;
import io.bucketeer.data.model.Feature;
import io.bucketeer.data.model.Operator;
import io.bucketeer.data.model.Rule;
import io.bucketeer.data.model.Strategies;
import io.bucketeer.data.model.Target;
import io.bucketeer.data.model.Variation;
import io.bucketeer.data.model.VariationType;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Features that the demo adds to the data set. */
final class Samples {

    /** Everything that JSON, composite literals, arrays or SQL quote, and what they take for nothing. */
    private static final List<String> HARD_TEXTS = List.of(
            "",
            " ",
            "NULL",
            "null",
            "\"",
            "\\",
            "\\\"",
            "'",
            ",",
            "(",
            ")",
            "(,)",
            "{",
            "}",
            "{}",
            "[]",
            "\\N",
            "\\u0000",
            "?",
            ":name",
            "${name}",
            "%s",
            "--",
            "/*",
            "line\nbreak",
            "tab\t",
            "\r\n",
            "\u0001",
            "\u007F",
            "\u2028",
            "\uFEFF",
            "e\u0301",
            "é",
            "ß",
            "İıŞş",
            "العربية",
            "日本",
            "👨‍👩‍👧‍👦",
            "\uDBFF\uDFFF");

    private Samples() {}

    /** A new feature with the richest content of the data set. */
    static Feature rich(DataSet data, String id) {
        Feature richest = data.features().values().stream()
                .flatMap(List::stream)
                .max(Comparator.comparingInt(
                        feature -> feature.rules().size() + feature.variations().size()))
                .orElseThrow();
        return richest.toBuilder()
                .id(id)
                .deleted(false)
                .archived(false)
                .version(1)
                .build();
    }

    /** The least that a feature can be. */
    static Feature bare(String id, Instant now) {
        return Feature.builder()
                .id(id)
                .createdAt(now)
                .updatedAt(now)
                .defaultStrategy(Strategies.fixed(""))
                .build();
    }

    /** A feature with texts, numbers and times that are easily changed on their way. */
    static Feature hard(String id) {
        return Feature.builder()
                .id(id)
                .name(String.join(" ", HARD_TEXTS))
                .description(String.join("\n", HARD_TEXTS))
                .ttl(Integer.MIN_VALUE)
                .version(Integer.MAX_VALUE)
                .createdAt(Instant.ofEpochSecond(-1))
                .updatedAt(Instant.parse("9999-12-31T23:59:59Z"))
                .variations(IntStream.range(0, HARD_TEXTS.size())
                        .mapToObj(i -> new Variation("v" + i, HARD_TEXTS.get(i), HARD_TEXTS.get(i), ""))
                        .toList())
                .targets(List.of(new Target("v0", HARD_TEXTS), new Target("", List.of())))
                .rules(List.of(
                        new Rule("no clauses", Strategies.fixed("v0"), List.of()),
                        new Rule("", Strategies.fixed(""), List.of(hardClause(99), hardClause(-1)))))
                .defaultStrategy(Strategies.rollout(List.of(), null))
                .tags(HARD_TEXTS.stream().distinct().toList())
                .variationType(VariationType.of(77))
                .build();
    }

    private static Clause hardClause(int operator) {
        return new Clause("", "\\", Operator.of(operator), HARD_TEXTS);
    }
}
