package io.bucketeer.data.cli.demo;

import io.bucketeer.data.model.Feature;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;

/**
 * The features that the demo plays with. Immutable.
 *
 * @param source what the data was read from, for people
 * @param features the features of each environment, at least one in all, in the order of the file
 */
public record DataSet(String source, SequencedMap<String, List<Feature>> features) {

    private static final String BUILT_IN = "features.json";

    /** The online shop that comes along. */
    public static DataSet builtIn() {
        try (InputStream file = Objects.requireNonNull(DataSet.class.getResourceAsStream(BUILT_IN))) {
            return DataSetReader.read(BUILT_IN, file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(BUILT_IN + " cannot be read", e);
        }
    }

    /**
     * Reads a JSON file of features or of segments.
     *
     * @throws DataSetException when it cannot be read, or is not of that form
     */
    public static DataSet load(Path file) {
        try {
            return DataSetReader.read(file.toString(), Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            throw new DataSetException(file + ": there is no such file");
        } catch (IOException e) {
            throw new DataSetException(
                    file + ": cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    /** The environment with the most features. */
    String mainEnvironment() {
        return features.entrySet().stream()
                .max(Comparator.comparingInt((Map.Entry<String, List<Feature>> entry) ->
                        entry.getValue().size()))
                .orElseThrow()
                .getKey();
    }

    /** How many features there are, in all environments. */
    int size() {
        return features.values().stream().mapToInt(Collection::size).sum();
    }

    @Override
    public String toString() {
        String environments = features.size() == 1 ? "1 environment" : features.size() + " environments";
        return (size() == 1 ? "1 feature" : size() + " features") + " in " + environments + ", from " + source;
    }
}
