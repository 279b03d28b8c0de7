package io.bucketeer.data.cli.demo;

import io.bucketeer.data.model.FeatureLastUsedInfo;
import io.bucketeer.data.model.LastUses;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** When a feature was last used, told in any order. */
final class LastUseSteps {

    private static final String FEATURE = "demo-created";

    private final Script script;
    private final String environment;
    private final FeatureLastUsedInfo together;

    LastUseSteps(Script script) {
        this.script = script;
        this.environment = script.data().mainEnvironment();
        Instant latest = script.now().minusSeconds(10);
        this.together = FeatureLastUsedInfo.builder()
                .id("demo-created:4")
                .featureId(FEATURE)
                .version(4)
                .lastUsedAt(latest)
                .clientOldestVersion("1.9.3")
                .clientLatestVersion("1.10.0")
                .createdAt(script.now().minusSeconds(20))
                .build();
    }

    void write() {
        upsert("note a use of a feature", 20, "1.10.0");
        upsert("note a later use by an older client", 10, "1.9.3");
        upsert("note an earlier use that comes late", 30, "1.9.4");
        writeAgain("");
    }

    /** What of it is there, for whoever asks later. */
    void writeAgain(String when) {
        script.answers(
                when + "find when it was last used",
                Optional.of(together),
                database -> database.featureLastUsedInfos().find(environment, together.id()));
    }

    private void upsert(String name, int secondsAgo, String client) {
        List<FeatureLastUsedInfo> use =
                List.of(LastUses.of(FEATURE, 4, script.now().minusSeconds(secondsAgo), client));
        script.succeeds(name, database -> database.featureLastUsedInfos().upsert(environment, use));
    }
}
