package io.bucketeer.data.benchmarks.subject;

import io.bucketeer.data.BucketeerData;
import io.bucketeer.data.config.DataConfig;
import io.bucketeer.data.model.Feature;
import io.bucketeer.data.repository.FeatureQuery;
import io.bucketeer.data.repository.FeatureRepository;
import io.bucketeer.data.repository.FeatureSort;
import java.util.List;
import java.util.Optional;

/** The library, through its door. */
final class LibraryStore implements FeatureStore {

    private final BucketeerData data;
    private final FeatureRepository features;

    LibraryStore(DataConfig config) {
        this.data = BucketeerData.open(config);
        this.features = data.features();
    }

    @Override
    public Optional<Feature> find(String environmentId, String id) {
        return features.find(environmentId, id);
    }

    @Override
    public List<Feature> list(String environmentId, int pageSize) {
        FeatureQuery query = FeatureQuery.builder()
                .sort(FeatureSort.CREATED_AT)
                .pageSize(pageSize)
                .build();
        return features.list(environmentId, query).items();
    }

    @Override
    public void insert(String environmentId, Feature feature) {
        features.insert(environmentId, feature);
    }

    @Override
    public void insertAll(String environmentId, List<Feature> all) {
        features.insertAll(environmentId, all);
    }

    @Override
    public Feature update(String environmentId, Feature feature) {
        return features.update(environmentId, feature);
    }

    @Override
    public void close() {
        data.close();
    }
}
