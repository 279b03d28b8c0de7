package io.bucketeer.data.differential;

import io.bucketeer.data.contract.SettableClock;
import io.bucketeer.data.repository.FeatureDirectory;
import io.bucketeer.data.repository.FeatureRepository;
import io.bucketeer.data.repository.SegmentDirectory;
import io.bucketeer.data.repository.SegmentRepository;
import io.bucketeer.data.repository.Session;
import io.bucketeer.data.repository.TagDirectory;
import io.bucketeer.data.repository.TagRepository;
import java.util.Map;
import java.util.function.Supplier;

/** What the library promises, over maps in memory: simple enough to be seen to be right. One thread only. */
final class Model implements Subject {

    private final SettableClock clock = new SettableClock(Plain.START);
    private final ModelUnits units = new ModelUnits();
    private final ModelFeatures features = new ModelFeatures(units, clock);
    private final ModelTags tags = new ModelTags(units);
    private final ModelSegments segments = new ModelSegments(units, clock);
    private final Session session = Sessions.of(Map.of(
            FeatureRepository.class,
            features,
            TagRepository.class,
            tags,
            FeatureDirectory.class,
            (FeatureDirectory) features::everywhere,
            TagDirectory.class,
            (TagDirectory) tags::everywhere,
            SegmentRepository.class,
            segments,
            SegmentDirectory.class,
            segments.directory()));

    @Override
    public String name() {
        return "model";
    }

    @Override
    public Session session() {
        return session;
    }

    FeatureRepository features() {
        return features;
    }

    @Override
    public <T> T inTransaction(Supplier<T> work) {
        return units.unit(work);
    }

    /** One unit after the other comes to the same, since both have read before either writes. */
    @Override
    public <T> Race.Result race(Race<T> race) {
        T read;
        try {
            read = race.read().get();
        } catch (RuntimeException e) {
            Outcome refused = new Outcome(null, Outcome.describe(e));
            return new Race.Result(refused, refused, refused);
        }
        Outcome seen = new Outcome(read, "");
        if (race.overlap() && race.overtakes().test(read)) {
            Outcome second = second(race, read);
            return new Race.Result(first(race, read), seen, second);
        }
        Outcome first = first(race, read);
        return new Race.Result(first, seen, second(race, read));
    }

    private <T> Outcome first(Race<T> race, T read) {
        return Outcome.of(() -> units.unit(() -> {
            Object written = race.firstWrite().apply(read);
            if (!race.firstCommits()) {
                throw new DeliberateException();
            }
            return written;
        }));
    }

    private <T> Outcome second(Race<T> race, T read) {
        return Outcome.of(() -> units.unit(() -> race.secondWrite().apply(read)));
    }

    @Override
    public SettableClock clock() {
        return clock;
    }

    @Override
    public long storedRows() {
        return units.state().rows();
    }

    @Override
    public void clear() {
        units.clear();
        features.clear();
        tags.clear();
        segments.clear();
    }
}
