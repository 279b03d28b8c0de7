package io.bucketeer.data.config;

import io.bucketeer.data.error.ConfigurationException;
import io.bucketeer.data.error.ConfigurationException.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The whole configuration, checked: the door of this package. The keys of the YAML file stand in
 * {@code docs/configuration.md}. Immutable; no {@code toString} shows a secret.
 *
 * @param rdbms the database
 * @param events another database for evaluation and goal events; absent: they live in {@code rdbms}
 * @param nosql the Redis server of the cache; absent: no cache
 */
public record DataConfig(
        DatabaseConfig rdbms, Optional<DatabaseConfig> events, Optional<NosqlConfig> nosql, ApiKeysConfig apiKeys) {

    /** One database and no cache. */
    public static DataConfig of(DatabaseConfig rdbms) {
        return new DataConfig(rdbms, Optional.empty(), Optional.empty(), ApiKeysConfig.defaults());
    }

    /** The same with another database for evaluation and goal events. */
    public DataConfig withEvents(DatabaseConfig other) {
        return new DataConfig(rdbms, Optional.of(other), nosql, apiKeys);
    }

    /** The same with a Redis server for the cache. */
    public DataConfig withNosql(NosqlConfig other) {
        return new DataConfig(rdbms, events, Optional.of(other), apiKeys);
    }

    /** The same with other rules for API keys. */
    public DataConfig withApiKeys(ApiKeysConfig other) {
        return new DataConfig(rdbms, events, nosql, other);
    }

    /**
     * Reads a file, with the variables of this process.
     *
     * @throws ConfigurationException with every problem of the file
     */
    public static DataConfig load(Path yaml) {
        return load(yaml, System.getenv());
    }

    /**
     * Reads a file.
     *
     * @param environment stands in for the variables of this process
     * @throws ConfigurationException with every problem of the file
     */
    public static DataConfig load(Path yaml, Map<String, String> environment) {
        String text;
        try {
            text = SmallFile.text(yaml);
        } catch (IOException e) {
            throw new ConfigurationException(
                    List.of(new Problem(yaml.toString(), 0, "", null, "cannot be read: " + e.getMessage())));
        }
        return parse(yaml.toString(), text, environment);
    }

    /**
     * Reads a text.
     *
     * @param name stands in messages where a file's name would
     * @param environment stands in for the variables of this process
     * @throws ConfigurationException with every problem of the text
     */
    public static DataConfig parse(String name, String yaml, Map<String, String> environment) {
        return new DataConfigReader(name, environment).read(yaml);
    }
}
