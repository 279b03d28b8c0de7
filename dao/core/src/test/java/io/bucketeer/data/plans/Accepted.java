package io.bucketeer.data.plans;

import io.bucketeer.data.plans.Explained.WholeRead;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * What plans may do although it looks bad, each with its reason: {@code accepted.yaml}.
 *
 * @param whole statements that read a large table, or an index of it, from end to end
 * @param idle indexes that no plan reads
 */
record Accepted(List<Whole> whole, List<Idle> idle) {

    private static final String LIST = "accepted.yaml";

    /**
     * Statements that read tables from end to end.
     *
     * @param methods that send them, as {@code Ports} names them
     * @param by the parts that a query must have, all of them; none where the query does not matter
     * @param ways which plans do; none where all do
     */
    record Whole(
            Set<String> methods,
            Set<String> by,
            Set<String> ways,
            Set<String> databases,
            Set<String> tables,
            String reason) {

        boolean covers(String database, WholeRead whole) {
            Explained explained = whole.explained();
            return databases.contains(database)
                    && methods.contains(explained.method())
                    && tables.contains(whole.read().table())
                    && (ways.isEmpty() || ways.contains(explained.plan().way()))
                    && explained.parts().containsAll(by);
        }

        /** What this says that none of the reads has. */
        Set<String> missingFrom(List<WholeRead> reads) {
            Set<String> missing = new TreeSet<>(methods);
            missing.addAll(tables);
            missing.addAll(by);
            missing.addAll(ways);
            for (WholeRead whole : reads) {
                missing.remove(whole.explained().method());
                missing.remove(whole.read().table());
                missing.removeAll(whole.explained().parts());
                missing.remove(whole.explained().plan().way());
            }
            return missing;
        }
    }

    /** Indexes that serve something else than the library's statements. */
    record Idle(Set<String> indexes, Set<String> databases, String reason) {}

    static Accepted read() {
        try (InputStream yaml = Objects.requireNonNull(Accepted.class.getResourceAsStream(LIST), LIST)) {
            Map<?, ?> lists = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromInputStream(yaml);
            return new Accepted(
                    entries(lists, "whole").stream().map(Accepted::whole).toList(),
                    entries(lists, "idle").stream().map(Accepted::idle).toList());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Map<?, ?>> entries(Map<?, ?> lists, String name) {
        return ((List<?>) lists.get(name))
                .stream().<Map<?, ?>>map(entry -> (Map<?, ?>) entry).toList();
    }

    private static Whole whole(Map<?, ?> entry) {
        return new Whole(
                texts(entry, "methods"),
                texts(entry, "by"),
                texts(entry, "ways"),
                texts(entry, "databases"),
                texts(entry, "tables"),
                reason(entry));
    }

    private static Idle idle(Map<?, ?> entry) {
        return new Idle(texts(entry, "indexes"), texts(entry, "databases"), reason(entry));
    }

    private static String reason(Map<?, ?> entry) {
        return Objects.requireNonNull((String) entry.get("reason"), "an entry without a reason");
    }

    private static Set<String> texts(Map<?, ?> entry, String name) {
        List<?> texts = entry.containsKey(name) ? (List<?>) entry.get(name) : List.of();
        return texts.stream().map(Object::toString).collect(Collectors.toUnmodifiableSet());
    }
}
