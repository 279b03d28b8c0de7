package io.bucketeer.data.differential;

import static java.util.Map.entry;

import io.bucketeer.data.contract.SettableClock;
import io.bucketeer.data.model.ApiKey;
import io.bucketeer.data.repository.ApiKeyDirectory;
import io.bucketeer.data.repository.ApiKeyRepository;
import io.bucketeer.data.repository.ApiKeySecret;
import io.bucketeer.data.repository.EnvironmentDirectory;
import io.bucketeer.data.repository.FeatureDirectory;
import io.bucketeer.data.repository.FeatureLastUsedInfoRepository;
import io.bucketeer.data.repository.FeatureRepository;
import io.bucketeer.data.repository.OrganizationDirectory;
import io.bucketeer.data.repository.ProjectDirectory;
import io.bucketeer.data.repository.SegmentDirectory;
import io.bucketeer.data.repository.SegmentRepository;
import io.bucketeer.data.repository.SegmentUserRepository;
import io.bucketeer.data.repository.Session;
import io.bucketeer.data.repository.TagDirectory;
import io.bucketeer.data.repository.TagRepository;
import java.util.Map;
import java.util.function.Supplier;

/** What the library promises, over maps in memory: simple enough to be seen to be right. One thread only. */
final class Model implements Subject {

    private final SettableClock clock = new SettableClock(Plain.START);
    private final ModelUnits units = new ModelUnits();
    private final ModelLastUses lastUses = new ModelLastUses(units);
    private final ModelFeatures features = new ModelFeatures(units, clock, lastUses);
    private final ModelTags tags = new ModelTags(units);
    private final ModelTagDirectory tagDirectory = new ModelTagDirectory(units, tags);
    private final ModelSegmentUsers segmentUsers = new ModelSegmentUsers(units);
    private final ModelSegments segments = new ModelSegments(units, clock, segmentUsers);
    private final ModelApiKeys apiKeys = new ModelApiKeys(units, clock);
    private final ModelApiKeyDirectory apiKeyDirectory = new ModelApiKeyDirectory(units, apiKeys);
    private final ModelInstallation.Organizations organizations = new ModelInstallation.Organizations(units, clock);
    private final ModelInstallation.Projects projects = new ModelInstallation.Projects(units, clock);
    private final ModelInstallation.Environments environments = new ModelInstallation.Environments(units, clock);
    private final Secrets secrets = new Secrets();
    private final Session session;

    Model() {
        this(new Tally());
    }

    /** The tally counts every call of a repository. */
    Model(Tally tally) {
        session = tally.counting(Sessions.of(Map.ofEntries(
                entry(FeatureRepository.class, features),
                entry(FeatureLastUsedInfoRepository.class, lastUses),
                entry(TagRepository.class, tags),
                entry(FeatureDirectory.class, (FeatureDirectory) features::everywhere),
                entry(TagDirectory.class, tagDirectory),
                entry(SegmentRepository.class, segments),
                entry(SegmentDirectory.class, segments.directory()),
                entry(SegmentUserRepository.class, segmentUsers),
                entry(ApiKeyRepository.class, apiKeys),
                entry(ApiKeyDirectory.class, apiKeyDirectory),
                entry(OrganizationDirectory.class, organizations),
                entry(ProjectDirectory.class, projects),
                entry(EnvironmentDirectory.class, environments))));
    }

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
            Outcome refused = Outcome.refused(e);
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
    public Secrets secrets() {
        return secrets;
    }

    @Override
    public void storeInClear(String environment, ApiKey key, ApiKeySecret secret) {
        apiKeys.storeInClear(environment, key, secret);
    }

    @Override
    public SettableClock clock() {
        return clock;
    }

    @Override
    public long storedRows() {
        long secretsInRowsOfKeys =
                units.state().everyRow(ModelApiKeys.StoredSecret.class).count();
        return units.state().rows() - secretsInRowsOfKeys;
    }

    @Override
    public void clear() {
        units.clear();
        features.clear();
        lastUses.clear();
        tags.clear();
        tagDirectory.clear();
        segments.clear();
        segmentUsers.clear();
        apiKeys.clear();
        apiKeyDirectory.clear();
        secrets.clear();
        organizations.clear();
        projects.clear();
        environments.clear();
    }
}
