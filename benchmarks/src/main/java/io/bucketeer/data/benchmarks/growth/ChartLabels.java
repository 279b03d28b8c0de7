package io.bucketeer.data.benchmarks.growth;

import java.util.Map;

/** What calls are named in the chart, where a name of the tables has no room: a label that is cut says nothing. */
final class ChartLabels {

    /** The most characters that have room beside a panel, in a wide font too. */
    static final int LENGTH = 36;

    private static final Map<String, String> SHORT = Map.ofEntries(
            Map.entry("features that depend on another, as few do", "features that depend on another"),
            Map.entry(
                    "features of a maintainer, archived, or with prerequisites, as few are",
                    "features of a maintainer, archived"),
            Map.entry("the numbers of features by last use, or by tag", "numbers of features by use or tag"),
            Map.entry("the first features of all environments", "first features, all environments"),
            Map.entry(
                    "tags of all environments, of some, or of an organization, in any order",
                    "tags of several environments"),
            Map.entry(
                    "segments of a status, or deleted, as few are, or by a search",
                    "segments of a status, or by a search"),
            Map.entry("the first segments in use of all environments", "segments in use, all environments"),
            Map.entry(
                    "users of a segment of another state, or deleted, as few are",
                    "users of a segment, of another state"),
            Map.entry("API keys by CREATED_AT, UPDATED_AT, ROLE, STATE, LAST_USED_AT", "API keys by other than NAME"),
            Map.entry(
                    "API keys of a role, of a maintainer, or disabled, as few are, or by a search",
                    "API keys of a role, or by a search"),
            Map.entry(
                    "API keys of all environments by NAME, CREATED_AT, UPDATED_AT, ROLE, ENVIRONMENT, STATE, LAST_USED_AT",
                    "API keys of all environments"),
            Map.entry("API keys of given environments, or of an organization", "API keys of given environments"));

    private ChartLabels() {}

    /** The label of a case of that name. */
    static String of(String name) {
        return SHORT.getOrDefault(name, name)
                .replace(", first page", ", first")
                .replace(", a page in the middle", ", middle");
    }
}
