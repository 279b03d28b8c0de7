package io.bucketeer.data.differential;

import io.bucketeer.data.model.Feature;
import io.bucketeer.data.repository.UnknownMembers;
import java.util.List;

/** The steps that call the repository of features, but for those of {@link ListSteps}. */
final class FeatureSteps {

    private FeatureSteps() {}

    record FindFeature(String environment, String id) implements Reading {
        @Override
        public Object run(Subject subject) {
            return subject.session().features().find(environment, id);
        }
    }

    record FindFeatureIncludingDeleted(String environment, String id) implements Reading {
        @Override
        public Object run(Subject subject) {
            return subject.session().features().findIncludingDeleted(environment, id);
        }
    }

    record InsertFeature(String environment, Feature feature) implements Step {
        @Override
        public Object run(Subject subject) {
            subject.session().features().insert(environment, feature);
            return "inserted";
        }
    }

    record InsertAllFeatures(String environment, List<Feature> features) implements Step {
        @Override
        public Object run(Subject subject) {
            subject.session().features().insertAll(environment, features);
            return "inserted";
        }
    }

    /**
     * Reads the row and replaces all it holds but the version.
     *
     * @param ahead 0 to update what was read, else by how much the version is wrong
     */
    record UpdateFeature(String environment, Feature feature, int ahead) implements Step {
        @Override
        public Object run(Subject subject) {
            int version = readVersion(subject, environment, feature.id());
            return subject.session()
                    .features()
                    .update(
                            environment,
                            feature.toBuilder().version(version + ahead).build());
        }
    }

    /** As {@link UpdateFeature}, with a say in unknown members, of which there are none. */
    record UpdateFeatureAnyway(String environment, Feature feature, UnknownMembers unknown) implements Step {
        @Override
        public Object run(Subject subject) {
            int version = readVersion(subject, environment, feature.id());
            Feature changed = feature.toBuilder().version(version).build();
            return subject.session().features().update(environment, changed, unknown);
        }
    }

    /** Saves the row as it was read, which changes nothing. */
    record SaveFeatureAsRead(String environment, String id) implements Step {
        @Override
        public Object run(Subject subject) {
            Feature read = subject.session()
                    .features()
                    .find(environment, id)
                    .orElseGet(() -> Plain.feature(id).build());
            return subject.session().features().update(environment, read);
        }
    }

    record DeleteFeature(String environment, String id, int ahead) implements Step {
        @Override
        public Object run(Subject subject) {
            int version = readVersion(subject, environment, id);
            return subject.session().features().delete(environment, id, version + ahead);
        }
    }

    private static int readVersion(Subject subject, String environment, String id) {
        return subject.session()
                .features()
                .findIncludingDeleted(environment, id)
                .map(Feature::version)
                .orElse(1);
    }

    record ListFeaturesByEnvironment(String environment) implements Reading {
        @Override
        public Object run(Subject subject) {
            return subject.session().features().listByEnvironment(environment);
        }
    }

    /** All environments at once. */
    record StreamFeatureDirectory() implements Reading {
        @Override
        public Object run(Subject subject) {
            return subject.session().featureDirectory().stream().toList();
        }
    }
}
