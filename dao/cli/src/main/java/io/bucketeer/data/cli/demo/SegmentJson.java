package io.bucketeer.data.cli.demo;

import io.bucketeer.data.model.Clause;
import io.bucketeer.data.model.Feature;
import io.bucketeer.data.model.Rule;
import io.bucketeer.data.model.Strategies;
import io.bucketeer.data.model.Target;
import io.bucketeer.data.model.Variation;
import io.bucketeer.data.model.VariationType;
import java.time.Instant;
import java.util.List;

/**
 * Reads the rules of a segment as those of a feature, since both are the same nested type: the feature tells members
 * from others, is tagged with the operators of its clauses, and lets each rule, which has no strategy in a segment,
 * answer {@code member}.
 */
final class SegmentJson {

    private static final String MEMBER = "member";
    private static final String OTHER = "other";
    private static final Instant CREATED = Instant.parse("2026-01-01T00:00:00Z");

    private SegmentJson() {}

    static Feature read(Json json) {
        List<Rule> rules = json.list("rules").stream().map(SegmentJson::rule).toList();
        String id = json.requiredText("id");
        String name = json.text("name");
        return Feature.builder()
                .id(id)
                .name(name.isEmpty() ? id : name)
                .description(json.text("description"))
                .enabled(true)
                .createdAt(CREATED)
                .updatedAt(CREATED)
                .variationType(VariationType.BOOLEAN)
                .variations(List.of(
                        new Variation(MEMBER, "true", "Member", ""), new Variation(OTHER, "false", "Not a member", "")))
                .targets(List.of(new Target(MEMBER, List.of()), new Target(OTHER, List.of())))
                .rules(rules)
                .defaultStrategy(Strategies.fixed(OTHER))
                .offVariation(OTHER)
                .tags(operators(rules))
                .maintainer("segments@example.com")
                .build();
    }

    private static Rule rule(Json json) {
        List<Clause> clauses =
                json.list("clauses").stream().map(FeatureJson::clause).toList();
        return new Rule(json.text("id"), Strategies.fixed(MEMBER), clauses);
    }

    private static List<String> operators(List<Rule> rules) {
        return rules.stream()
                .flatMap(rule -> rule.clauses().stream())
                .map(clause -> clause.operator().name())
                .distinct()
                .toList();
    }
}
