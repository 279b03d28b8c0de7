package io.bucketeer.data.cli;

import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The chart, rendered by Helm itself. */
final class Chart {

    static final Path SOURCE = Path.of("chart", "bucketeer-data");

    /** Helm's library renders no hooks, so in the copy their annotations are called otherwise. */
    private static final String HOOK = "helm.sh/hook";

    private static final String SEEN = "seen." + HOOK;

    private final Path directory;
    private final Path copy;

    /** @param directory for a copy of the chart and for values */
    Chart(Path directory) throws IOException {
        this.directory = directory;
        this.copy = directory.resolve("chart");
        try (Stream<Path> files = Files.walk(SOURCE)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = copy.resolve(SOURCE.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.writeString(target, Files.readString(file).replace(HOOK, SEEN));
            }
        }
    }

    /** What the release {@code demo} would hold with these values. */
    Rendered render(String values) throws IOException {
        Path file = Files.writeString(directory.resolve("values.yaml"), values);
        String text = new Helm(copy)
                .template()
                .withName("demo")
                .withKubeVersion("1.31.0")
                .withValuesFile(file)
                .call();
        return new Rendered(objects(text));
    }

    /** The mappings of a stream of YAML documents. */
    static List<Map<?, ?>> objects(String yaml) {
        Iterable<Object> documents = new Load(LoadSettings.builder().build()).loadAllFromString(yaml);
        List<Map<?, ?>> objects = new ArrayList<>();
        StreamSupport.stream(documents.spliterator(), false)
                .filter(Map.class::isInstance)
                .forEach(document -> objects.add((Map<?, ?>) document));
        return objects;
    }

    static String read(String file) {
        try {
            return Files.readString(SOURCE.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rendered objects. */
    record Rendered(List<Map<?, ?>> objects) {

        /** The one object of a kind whose name ends so. */
        Node object(String kind, String nameEnd) {
            List<Node> found = objects.stream()
                    .map(Node::new)
                    .filter(object -> kind.equals(object.at("kind").value())
                            && object.at("metadata", "name").text().endsWith(nameEnd))
                    .toList();
            if (found.size() != 1) {
                throw new IllegalStateException(found.size() + " of kind " + kind + " and name …" + nameEnd);
            }
            return found.getFirst();
        }

        Node job() {
            return object("Job", "-migrate");
        }

        Node container() {
            return job().at("spec", "template", "spec", "containers", 0);
        }
    }

    /** A place in an object; there is nothing at a place that is not there. */
    record Node(Object value) {

        private static final Object NOTHING = "";

        Node at(Object... path) {
            Object here = value;
            for (Object step : path) {
                if (here instanceof Map<?, ?> map) {
                    here = map.containsKey(step) ? map.get(step) : NOTHING;
                } else if (here instanceof List<?> list && step instanceof Integer index && index < list.size()) {
                    here = list.get(index);
                } else {
                    here = NOTHING;
                }
            }
            return new Node(here);
        }

        String text() {
            return String.valueOf(value);
        }

        List<Node> list() {
            return value instanceof List<?> list ? list.stream().map(Node::new).toList() : List.of();
        }

        /** What a Secret has at a key, decoded. */
        String secret(String key) {
            return new String(Base64.getDecoder().decode(at("data", key).text()), StandardCharsets.UTF_8);
        }

        /** What the hook's annotation says, whose name ends so: {@code -weight}, or nothing for the hook itself. */
        String hook(String nameEnd) {
            return at("metadata", "annotations", SEEN + nameEnd).text();
        }
    }
}
