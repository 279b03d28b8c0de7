package io.bucketeer.data.config;

import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads one file into a {@link DataConfig}, or refuses it with all its problems. */
final class DataConfigReader {

    private final Problems problems;
    private final Reading reading;

    DataConfigReader(String name, Map<String, String> environment) {
        this.problems = new Problems(name);
        this.reading = new Reading(problems, new Environment(environment));
    }

    DataConfig read(String yaml) {
        return YamlDocument.root(yaml, problems).flatMap(this::config).orElseThrow(problems::toException);
    }

    /** Empty after a problem was added. */
    private Optional<DataConfig> config(Node node) {
        Section root = Section.root(reading, Keys.ROOT, node);
        if (!root.has(Keys.RDBMS)) {
            root.problem(Keys.RDBMS.name(), "is missing: give the database");
        }
        Optional<DatabaseConfig> rdbms = database(root, Keys.RDBMS);
        Optional<DatabaseConfig> events = database(root, Keys.EVENTS);
        Optional<NosqlConfig> nosql =
                root.has(Keys.NOSQL) ? new NosqlReader(reading, root.section(Keys.NOSQL)).read() : Optional.empty();
        Section apiKeys = root.section(Keys.API_KEYS);
        boolean storeSecret = apiKeys.read(Keys.STORE_SECRET);
        boolean legacyLookup = apiKeys.read(Keys.LEGACY_LOOKUP);
        OpenSection open = new OpenSection(problems);
        open.check(root, Keys.MESSAGE_SERVICE);
        open.check(root, Keys.KMS);
        if (!problems.isEmpty()) {
            return Optional.empty();
        }
        return rdbms.map(found -> new DataConfig(found, events, nosql, new ApiKeysConfig(storeSecret, legacyLookup)));
    }

    private Optional<DatabaseConfig> database(Section root, Shape shape) {
        return root.has(shape) ? new DatabaseReader(reading, root.section(shape)).read() : Optional.empty();
    }
}
