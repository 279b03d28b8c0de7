package io.bucketeer.data.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One word of a few. */
record ChoiceKind(List<String> choices) implements Kind<String> {

    ChoiceKind {
        choices = List.copyOf(choices);
    }

    static ChoiceKind of(String... choices) {
        return new ChoiceKind(List.of(choices));
    }

    @Override
    public @Nullable String parse(String text) {
        return choices.contains(text) ? text : null;
    }

    @Override
    public boolean accepts(String value) {
        return choices.contains(value);
    }

    @Override
    public String format(String value) {
        return value;
    }

    @Override
    public String rule() {
        return choices.size() == 1 ? "must be " + choices.getFirst() : "must be one of " + range();
    }

    @Override
    public String rule(String refused) {
        return rule()
                + Suggestion.closest(refused, choices)
                        .map(choice -> "; did you mean '" + choice + "'?")
                        .orElse("");
    }

    @Override
    public String typeName() {
        return "word";
    }

    @Override
    public String range() {
        return String.join(", ", choices);
    }
}
