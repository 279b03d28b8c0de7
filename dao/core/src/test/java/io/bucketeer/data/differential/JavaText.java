package io.bucketeer.data.differential;

import io.bucketeer.data.model.ApiKey;
import io.bucketeer.data.model.Environment;
import io.bucketeer.data.model.Feature;
import io.bucketeer.data.model.FeatureLastUsedInfo;
import io.bucketeer.data.model.Organization;
import io.bucketeer.data.model.Project;
import io.bucketeer.data.model.Segment;
import io.bucketeer.data.model.SegmentUser;
import io.bucketeer.data.model.Tag;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Values as one would write them in Java; what a plain value has as well is left out. */
final class JavaText {

    private static final int LONG_TEXT = 40;

    private JavaText() {}

    static String of(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case String text -> text(text);
            case Enum<?> constant -> constant.name();
            case Instant instant -> instant(instant);
            case Optional<?> optional ->
                optional.map(some -> "Optional.of(" + of(some) + ")").orElse("Optional.empty()");
            case Set<?> set -> "Set.of(" + elements(set) + ")";
            case Collection<?> list -> "List.of(" + elements(list) + ")";
            case Outcome outcome -> outcome.toString();
            case Step step -> decapitalized(step) + "(" + elements(Records.values((Record) step)) + ")";
            case Record row -> row(row);
            default -> value.toString();
        };
    }

    private static String elements(Collection<?> values) {
        return values.stream().map(JavaText::of).collect(Collectors.joining(", "));
    }

    private static String instant(Instant instant) {
        long seconds = instant.getEpochSecond() - Plain.START.getEpochSecond();
        return Math.abs(seconds) < 1_000_000
                ? "START.plusSeconds(" + seconds + ")"
                : "Instant.ofEpochSecond(" + instant.getEpochSecond() + ")";
    }

    private static String row(Record row) {
        Record plain = Plain.like(row);
        if (plain == null) {
            return "new " + row.getClass().getSimpleName() + "(" + elements(Records.values(row)) + ")";
        }
        List<String> names = Records.names(row);
        List<Object> values = Records.values(row);
        List<Object> plainValues = Records.values(plain);
        return start(row)
                + IntStream.range(0, names.size())
                        .filter(i -> !Objects.equals(values.get(i), plainValues.get(i)))
                        .mapToObj(i -> "." + names.get(i) + "(" + of(values.get(i)) + ")")
                        .collect(Collectors.joining());
    }

    private static String start(Record row) {
        return switch (row) {
            case Feature feature -> "feature(" + of(feature.id()) + ")";
            case Segment segment -> "segment(" + of(segment.id()) + ")";
            case SegmentUser user -> "segmentUser(" + of(user.segmentId()) + ", " + of(user.userId()) + ")";
            case ApiKey key -> "apiKey(" + of(key.id()) + ")";
            case Tag tag -> "tag(" + of(tag.id()) + ", " + of(tag.name()) + ")";
            case FeatureLastUsedInfo info -> "lastUse(" + of(info.featureId()) + ", " + info.version() + ")";
            case Organization organization -> "organization(" + of(organization.id()) + ")";
            case Project project -> "project(" + of(project.id()) + ")";
            case Environment environment -> "environment(" + of(environment.id()) + ")";
            default -> row.getClass().getSimpleName() + ".builder()";
        };
    }

    private static String decapitalized(Step step) {
        String name = step.getClass().getSimpleName();
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    private static String text(String text) {
        int first = text.isEmpty() ? 0 : text.codePointAt(0);
        if (text.length() > LONG_TEXT && text.codePoints().allMatch(c -> c == first)) {
            return text(Character.toString(first)) + ".repeat(" + text.codePointCount(0, text.length()) + ")";
        }
        return text.chars().mapToObj(JavaText::character).collect(Collectors.joining("", "\"", "\""));
    }

    private static String character(int c) {
        if (c == '"' || c == '\\') {
            return "\\" + (char) c;
        }
        return c >= ' ' && c < 127 ? Character.toString(c) : "\\u%04X".formatted(c);
    }
}
