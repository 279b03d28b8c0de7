package io.bucketeer.data.cli.demo;

import io.bucketeer.data.BucketeerData;
import io.bucketeer.data.model.ApiKey;
import io.bucketeer.data.model.ApiKeyRole;
import io.bucketeer.data.model.Environment;
import io.bucketeer.data.model.EnvironmentApiKey;
import io.bucketeer.data.model.Organization;
import io.bucketeer.data.model.Project;
import io.bucketeer.data.repository.ApiKeySecret;
import io.bucketeer.data.repository.ApiKeyUse;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** API keys: made, found by their secrets, noted as used, and revoked. */
final class ApiKeySteps {

    private static final String ID = "demo-key";
    private static final String PROJECT = "demo-project";
    private static final String LET_IN = "let in";
    private static final String REFUSED = "refused";

    private final Script script;
    private final String environmentId;
    private final Instant created;
    private final Instant used;

    /** Each database makes a secret of its own, so answers do not show them. */
    private final Map<BucketeerData, ApiKeySecret> secrets = new HashMap<>();

    ApiKeySteps(Script script) {
        this.script = script;
        this.environmentId = script.data().mainEnvironment();
        this.created = script.now().minusSeconds(3_600);
        this.used = script.now().minusSeconds(60);
    }

    void write() {
        Environment environment = environment();
        ApiKey key = ApiKey.builder()
                .id(ID)
                .name("Demo: mobile apps")
                .role(ApiKeyRole.SDK_CLIENT)
                .createdAt(created)
                .updatedAt(created)
                .build();
        script.succeeds("register organization, project, environment", database -> register(database, environment));
        script.succeeds(
                "create an API key",
                database -> secrets.put(database, database.apiKeys().create(environmentId, key)));
        found("find it by its secret", environment, key);
        script.answers("let a program in by its secret", LET_IN, this::letIn);
        script.answers(
                "find a secret of nobody",
                Optional.empty(),
                database -> database.apiKeyDirectory().findBySecret(ApiKeySecret.generate()));
        script.answers(
                "note three uses of it, the latest first",
                "moved 1, 0, 0",
                database -> "moved " + touch(database, 0) + ", " + touch(database, 30) + ", " + touch(database, 60));
        ApiKey touched = key.toBuilder().lastUsedAt(used).build();
        found("find it by its secret, used at the latest", environment, touched);
        ApiKey revoked =
                touched.toBuilder().disabled(true).updatedAt(script.now()).build();
        script.answers(
                "revoke it",
                revoked,
                database -> database.apiKeys()
                        .update(
                                environmentId,
                                touched.toBuilder().disabled(true).build()));
        script.answers("refuse a program with its secret", REFUSED, this::letIn);
        found("find it by its secret, revoked", environment, revoked);
    }

    /** What of it is there, for whoever asks later. */
    void writeAgain(String when) {
        script.answers(when + "refuse a program with the secret", REFUSED, this::letIn);
    }

    private Environment environment() {
        return Environment.builder()
                .id(environmentId)
                .name("Demo")
                .urlCode("demo")
                .projectId(PROJECT)
                .organizationId(PROJECT)
                .createdAt(created)
                .updatedAt(created)
                .build();
    }

    private void register(BucketeerData database, Environment environment) {
        database.organizationDirectory()
                .insert(Organization.builder()
                        .id(PROJECT)
                        .urlCode(PROJECT)
                        .createdAt(created)
                        .updatedAt(created)
                        .build());
        database.projectDirectory()
                .insert(Project.builder()
                        .id(PROJECT)
                        .urlCode("demo-url")
                        .organizationId(PROJECT)
                        .createdAt(created)
                        .updatedAt(created)
                        .build());
        database.environmentDirectory().insert(environment);
    }

    private int touch(BucketeerData database, int secondsBefore) {
        return database.apiKeys().touch(environmentId, List.of(new ApiKeyUse(ID, used.minusSeconds(secondsBefore))));
    }

    private void found(String name, Environment environment, ApiKey key) {
        script.answers(
                name,
                Optional.of(new EnvironmentApiKey(key, environment, "demo-url", false)),
                database -> database.apiKeyDirectory().findBySecret(secret(database)));
    }

    /** As a service decides. */
    private String letIn(BucketeerData database) {
        return database.apiKeyDirectory()
                .findBySecret(secret(database))
                .filter(found -> !found.apiKey().disabled())
                .filter(found -> !found.environment().archived() && !found.projectDisabled())
                .map(found -> LET_IN)
                .orElse(REFUSED);
    }

    private ApiKeySecret secret(BucketeerData database) {
        return Objects.requireNonNull(secrets.get(database), "the key was not created");
    }
}
