package io.bucketeer.data.differential;

import io.bucketeer.data.model.FeatureLastUsedInfo;
import java.util.List;
import java.util.Optional;

/** Two units note when one version of a feature was last used, the later time first or last. */
record RaceForLastUse(
        String environment, FeatureLastUsedInfo one, FeatureLastUsedInfo other, boolean overlap, boolean commit)
        implements Step {

    @Override
    public Object run(Subject subject) {
        FeatureLastUsedInfo rival = other.toBuilder()
                .id(one.id())
                .featureId(one.featureId())
                .version(one.version())
                .build();
        return subject.race(new Race<Optional<FeatureLastUsedInfo>>(
                () -> subject.session().featureLastUsedInfos().find(environment, one.id()),
                read -> upsert(subject, one),
                read -> upsert(subject, rival),
                overlap,
                commit));
    }

    private Object upsert(Subject subject, FeatureLastUsedInfo info) {
        subject.session().featureLastUsedInfos().upsert(environment, List.of(info));
        return "upserted";
    }
}
