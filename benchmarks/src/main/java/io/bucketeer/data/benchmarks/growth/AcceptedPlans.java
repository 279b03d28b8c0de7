package io.bucketeer.data.benchmarks.growth;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The list that the contract about plans holds every statement against, for the page. */
record AcceptedPlans(List<Whole> whole, List<Idle> idle) {

    private static final Path FILE = Path.of(
            "..", "dao", "core", "src", "test", "resources", "io", "bucketeer", "data", "plans", "accepted.yaml");

    /** Statements that read a large table, or an index of it, from end to end. */
    record Whole(
            List<String> methods,
            List<String> by,
            List<String> ways,
            List<String> databases,
            List<String> tables,
            String reason) {}

    /** Indexes that no plan reads. */
    record Idle(List<String> indexes, List<String> databases, String reason) {}

    static AcceptedPlans read() throws IOException {
        try (InputStream yaml = Files.newInputStream(FILE)) {
            Object lists = new Load(LoadSettings.builder().build()).loadFromInputStream(yaml);
            return new AcceptedPlans(
                    entries(lists, "whole").stream()
                            .map(entry -> new Whole(
                                    texts(entry, "methods"),
                                    texts(entry, "by"),
                                    texts(entry, "ways"),
                                    texts(entry, "databases"),
                                    texts(entry, "tables"),
                                    reason(entry)))
                            .toList(),
                    entries(lists, "idle").stream()
                            .map(entry -> new Idle(texts(entry, "indexes"), texts(entry, "databases"), reason(entry)))
                            .toList());
        }
    }

    private static List<?> entries(Object lists, String name) {
        return (List<?>) Objects.requireNonNull(((Map<?, ?>) lists).get(name));
    }

    private static List<String> texts(Object entry, String name) {
        Object texts = ((Map<?, ?>) entry).get(name);
        return texts == null
                ? List.of()
                : ((List<?>) texts).stream().map(Object::toString).toList();
    }

    private static String reason(Object entry) {
        return Objects.requireNonNull(((Map<?, ?>) entry).get("reason")).toString();
    }
}
