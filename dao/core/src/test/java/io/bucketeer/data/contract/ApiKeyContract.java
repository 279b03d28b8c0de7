package io.bucketeer.data.contract;

import io.bucketeer.data.BucketeerData;
import io.bucketeer.data.config.ApiKeysConfig;
import io.bucketeer.data.config.DataConfig;
import io.bucketeer.data.model.ApiKey;
import io.bucketeer.data.model.ApiKeyRole;
import io.bucketeer.data.model.Environment;
import io.bucketeer.data.model.EnvironmentApiKey;
import io.bucketeer.data.model.Organization;
import io.bucketeer.data.model.Project;
import io.bucketeer.data.repository.ApiKeySecret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/**
 * What contracts of API keys share: the same database opened with each setting of {@code apiKeys}, rows as Bucketeer's
 * Go services store them, and a registered environment for every test.
 */
abstract class ApiKeyContract extends DatabaseContract {

    /** Finds what Go services stored too, and stores secrets in clear for them. */
    BucketeerData shared;

    /** Finds what Go services stored, and stores no secret in clear. */
    BucketeerData adopted;

    private Project project;

    @BeforeAll
    final void openOthers() {
        shared = open(new ApiKeysConfig(true, true));
        adopted = open(new ApiKeysConfig(false, true));
    }

    @AfterAll
    final void closeOthers() {
        shared.close();
        adopted.close();
    }

    /** The same database with other rules for API keys. */
    final BucketeerData open(ApiKeysConfig rules) {
        return BucketeerData.open(DataConfig.of(config()).withApiKeys(rules), clock);
    }

    @BeforeEach
    final void register() {
        execute("DELETE FROM api_key");
        execute("DELETE FROM environment_v2");
        execute("DELETE FROM project");
        execute("DELETE FROM organization");
        project = register("org", "project", false);
        register(environment, project);
    }

    /** A registered project of a registered organization. */
    final Project register(String organizationId, String projectId, boolean disabled) {
        if (data.organizationDirectory().find(organizationId).isEmpty()) {
            data.organizationDirectory()
                    .insert(Organization.builder()
                            .id(organizationId)
                            .name(organizationId)
                            .urlCode(organizationId)
                            .ownerEmail("owner@example.com")
                            .createdAt(START)
                            .updatedAt(START)
                            .build());
        }
        Project registered = Project.builder()
                .id(projectId)
                .name("Project " + projectId)
                .urlCode("url-of-" + projectId)
                .disabled(disabled)
                .organizationId(organizationId)
                .createdAt(START)
                .updatedAt(START)
                .build();
        data.projectDirectory().insert(registered);
        return registered;
    }

    /** A registered environment of the default project. */
    final Environment register(String environmentId) {
        return register(environmentId, project);
    }

    /** A registered environment. */
    final Environment register(String environmentId, Project of) {
        Environment registered = environment(environmentId, of);
        data.environmentDirectory().insert(registered);
        return registered;
    }

    static Environment environment(String environmentId, Project of) {
        return Environment.builder()
                .id(environmentId)
                .name("Environment " + environmentId)
                .urlCode("url-of-" + environmentId)
                .description("for tests")
                .projectId(of.id())
                .organizationId(of.organizationId())
                .requireComment(true)
                .createdAt(START.plusSeconds(1))
                .updatedAt(START.plusSeconds(2))
                .build();
    }

    /** The default project, of the environment of each test. */
    final Project project() {
        return project;
    }

    static ApiKey key(String id) {
        return ApiKey.builder()
                .id(id)
                .name("Key " + id)
                .role(ApiKeyRole.SDK_SERVER)
                .maintainer("owner@example.com")
                .description("of a test")
                .createdAt(START)
                .updatedAt(START)
                .build();
    }

    /** A row as Bucketeer's Go services insert it: in clear, without a time of last use, without a hash. */
    final void insertAsGo(String environmentId, String id, String secret) {
        execute(
                "INSERT INTO api_key (id, name, role, disabled, created_at, updated_at, description, api_key,"
                        + " maintainer, environment_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                id,
                "Key " + id,
                2,
                false,
                START.getEpochSecond(),
                START.getEpochSecond(),
                "of a test",
                secret,
                "owner@example.com",
                environmentId);
    }

    /** A column of one row, as the server has it. */
    final String stored(String column, String environmentId, String id) {
        return query("SELECT " + column + " FROM api_key WHERE environment_id = ? AND id = ?", environmentId, id);
    }

    /** The secret in clear and its hash, as the server has them; {@code null} for SQL NULL. */
    final List<String> storedSecret(String environmentId, String id) {
        return Arrays.asList(stored("api_key", environmentId, id), stored("secret_hash", environmentId, id));
    }

    static String sha256(ApiKeySecret secret) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(secret.reveal().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static Optional<EnvironmentApiKey> find(BucketeerData data, ApiKeySecret secret) {
        return data.apiKeyDirectory().findBySecret(secret);
    }

    static Optional<String> id(BucketeerData data, String secret) {
        return find(data, ApiKeySecret.of(secret)).map(found -> found.apiKey().id());
    }
}
