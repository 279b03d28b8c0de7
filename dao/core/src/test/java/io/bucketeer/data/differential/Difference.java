package io.bucketeer.data.differential;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * A step that did not come out alike everywhere.
 *
 * @param index the place of the step in its program, from 0
 * @param outcomes by subject
 */
record Difference(int index, Step step, Map<String, Outcome> outcomes) {

    @Override
    public String toString() {
        return outcomes.entrySet().stream()
                .map(entry -> "  " + entry.getKey() + ": " + entry.getValue())
                .collect(Collectors.joining("\n", "step " + (index + 1) + ", " + JavaText.of(step) + ":\n", ""));
    }
}
