package io.bucketeer.data.model;

import java.time.Instant;
import java.util.Optional;
import java.util.function.BinaryOperator;

/** How {@link FeatureLastUsedInfo} rows are named, made and put together. */
public final class LastUses {

    private LastUses() {}

    /** The id of the row of one version of a feature: both, joined by a colon. */
    public static String id(String featureId, long version) {
        return featureId + ":" + version;
    }

    /**
     * One use, as a row of its own.
     *
     * @param usedAt kept to the second
     * @param clientVersion what the client says its version is; without a leading {@code v} it counts where it is a
     *     {@link ClientVersion}, and is left out otherwise
     */
    public static FeatureLastUsedInfo of(String featureId, long version, Instant usedAt, String clientVersion) {
        String plain = clientVersion.startsWith("v") ? clientVersion.substring(1) : clientVersion;
        String known = ClientVersion.parse(plain).map(ClientVersion::toString).orElse("");
        return FeatureLastUsedInfo.builder()
                .id(id(featureId, version))
                .featureId(featureId)
                .version(version)
                .lastUsedAt(usedAt)
                .clientOldestVersion(known)
                .clientLatestVersion(known)
                .createdAt(usedAt)
                .build();
    }

    /**
     * What two rows of one id come to: the later last use, the oldest and the latest client version that either has, and
     * all else as in the first. So the order in which rows are put together matters for {@code createdAt} alone.
     */
    public static FeatureLastUsedInfo together(FeatureLastUsedInfo first, FeatureLastUsedInfo second) {
        return first.toBuilder()
                .lastUsedAt(second.lastUsedAt().isAfter(first.lastUsedAt()) ? second.lastUsedAt() : first.lastUsedAt())
                .clientOldestVersion(one(
                        first.clientOldestVersion(),
                        second.clientOldestVersion(),
                        BinaryOperator.minBy(ClientVersion::compareTo)))
                .clientLatestVersion(one(
                        first.clientLatestVersion(),
                        second.clientLatestVersion(),
                        BinaryOperator.maxBy(ClientVersion::compareTo)))
                .build();
    }

    /** A text that is no version, such as {@code ""}, gives way to one that is. */
    private static String one(String first, String second, BinaryOperator<ClientVersion> choice) {
        Optional<ClientVersion> other = ClientVersion.parse(second);
        if (other.isEmpty()) {
            return first;
        }
        return ClientVersion.parse(first)
                .map(version -> choice.apply(version, other.get()).toString())
                .orElse(second);
    }
}
