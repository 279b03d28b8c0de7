package io.bucketeer.data.benchmarks;

import io.bucketeer.data.BucketeerData;
import io.bucketeer.data.config.DataConfig;
import io.bucketeer.data.model.ApiKey;
import io.bucketeer.data.model.ApiKeyRole;
import io.bucketeer.data.model.Environment;
import io.bucketeer.data.model.EnvironmentApiKey;
import io.bucketeer.data.model.Organization;
import io.bucketeer.data.model.Project;
import io.bucketeer.data.repository.ApiKeySecret;
import io.bucketeer.data.repository.Session;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.CRC32;

/**
 * API keys in a hundred environments of ten projects. The same number gives the same key and the same secret in every
 * process, which a benchmark may do and nothing else.
 */
final class SampleApiKeys {

    private static final int ENVIRONMENTS = 100;
    private static final int PROJECTS = 10;
    private static final Instant CREATED_AT = Instant.ofEpochSecond(1_760_000_000);

    private SampleApiKeys() {}

    /** Registers what the keys open and stores as many keys as are asked for. */
    static void fill(DataConfig config, int keys) {
        try (BucketeerData data = BucketeerData.open(config)) {
            data.inTransaction(session -> {
                register(session);
                IntStream.range(0, keys)
                        .forEach(number -> session.apiKeys()
                                .createWithSecret(
                                        environmentId(number), key(number).apiKey(), secret(number)));
                return keys;
            });
        }
    }

    private static void register(Session session) {
        session.organizationDirectory()
                .insert(Organization.builder()
                        .id("organization")
                        .createdAt(CREATED_AT)
                        .updatedAt(CREATED_AT)
                        .build());
        for (int number = 0; number < PROJECTS; number++) {
            session.projectDirectory()
                    .insert(Project.builder()
                            .id("project-" + number)
                            .urlCode("project-" + number)
                            .organizationId("organization")
                            .createdAt(CREATED_AT)
                            .updatedAt(CREATED_AT)
                            .build());
        }
        for (int number = 0; number < ENVIRONMENTS; number++) {
            session.environmentDirectory().insert(key(number).environment());
        }
    }

    private static String environmentId(int number) {
        return "environment-" + number % ENVIRONMENTS;
    }

    /** A key as a look-up finds it. */
    static EnvironmentApiKey key(int number) {
        int environment = number % ENVIRONMENTS;
        String projectId = "project-" + environment % PROJECTS;
        return new EnvironmentApiKey(
                ApiKey.builder()
                        .id("00000000-0000-4000-8000-%012d".formatted(number))
                        .name("Server of team " + number)
                        .role(ApiKeyRole.SDK_SERVER)
                        .maintainer("owner-" + number % 50 + "@example.com")
                        .description("The key of one service in one environment")
                        .createdAt(CREATED_AT)
                        .updatedAt(CREATED_AT)
                        .build(),
                Environment.builder()
                        .id(environmentId(number))
                        .name("Environment " + environment)
                        .urlCode("environment-" + environment)
                        .description("A stage of " + projectId)
                        .projectId(projectId)
                        .organizationId("organization")
                        .createdAt(CREATED_AT)
                        .updatedAt(CREATED_AT)
                        .build(),
                projectId,
                false);
    }

    /** A key's secret, in the form of the library's own. */
    static ApiKeySecret secret(int number) {
        byte[] bytes = new byte[32];
        new Random(number).nextBytes(bytes);
        String body = "bkt_" + HexFormat.of().formatHex(bytes);
        CRC32 checksum = new CRC32();
        checksum.update(body.getBytes(StandardCharsets.US_ASCII));
        return ApiKeySecret.of(body + HexFormat.of().toHexDigits((int) checksum.getValue()));
    }
}
