package io.bucketeer.data.hostile;

import static io.bucketeer.data.hostile.Rows.BY_CODE_POINT;
import static io.bucketeer.data.hostile.Rows.COUNT;
import static io.bucketeer.data.hostile.Rows.NUMBERS;
import static io.bucketeer.data.hostile.Rows.cleaned;

import io.bucketeer.data.model.ApiKeyRole;
import io.bucketeer.data.model.Environment;
import io.bucketeer.data.model.EnvironmentApiKey;
import io.bucketeer.data.model.EnvironmentTag;
import io.bucketeer.data.model.Organization;
import io.bucketeer.data.model.Project;
import io.bucketeer.data.model.TagEntityType;
import io.bucketeer.data.repository.Session;
import java.util.Comparator;
import java.util.List;

/**
 * An installation with the hostile texts everywhere: as many organizations, projects and environments as there are texts,
 * and in each environment a tag and an API key.
 */
final class InstallationRows {

    final List<Organization> organizations = NUMBERS.stream()
            .map(i -> Organization.builder()
                    .id(cleaned(i, 255))
                    .name(cleaned(i + 1, 255))
                    .urlCode(cleaned(i + 2, 255))
                    .createdAt(Side.NOW.plusSeconds(i % 7))
                    .updatedAt(Side.NOW.plusSeconds(i % 5))
                    .build())
            .sorted(Comparator.comparing(Organization::id, BY_CODE_POINT))
            .toList();

    final List<Project> projects = NUMBERS.stream()
            .map(i -> Project.builder()
                    .id(cleaned(i, 255))
                    .name(cleaned(i + 1, 255))
                    .urlCode(cleaned(i + 2, 255))
                    .organizationId(cleaned(i + 3, 255))
                    .createdAt(Side.NOW.plusSeconds(i % 7))
                    .updatedAt(Side.NOW.plusSeconds(i % 5))
                    .build())
            .sorted(Comparator.comparing(Project::id, BY_CODE_POINT))
            .toList();

    final List<Environment> environments = NUMBERS.stream()
            .map(InstallationRows::environment)
            .sorted(Comparator.comparing(Environment::id, BY_CODE_POINT))
            .toList();

    final List<EnvironmentTag> tags = NUMBERS.stream()
            .map(i -> new EnvironmentTag(
                    Rows.tag("tag", cleaned(i + 5, 255))
                            .entityType(TagEntityType.of(i % 3))
                            .createdAt(Side.NOW.plusSeconds(i % 7))
                            .updatedAt(Side.NOW.plusSeconds(i % 5))
                            .build(),
                    environment(i)))
            .toList();

    final List<EnvironmentApiKey> apiKeys = NUMBERS.stream()
            .map(i -> new EnvironmentApiKey(
                    Rows.apiKey("key")
                            .name(cleaned(i + 5, 255))
                            .maintainer(cleaned(i + 6, 255))
                            .role(ApiKeyRole.of(i % 5))
                            .disabled(i % 2 == 0)
                            .createdAt(Side.NOW.plusSeconds(i % 7))
                            .updatedAt(Side.NOW.plusSeconds(i % 5))
                            .lastUsedAt(Side.NOW.plusSeconds(i % 3))
                            .build(),
                    environment(i),
                    "",
                    false))
            .toList();

    /** Its project must be there. */
    private static Environment environment(int number) {
        return Environment.builder()
                .id(cleaned(number, 255))
                .name(cleaned(number + 1, 255))
                .urlCode(cleaned(number + 2, 255))
                .projectId(cleaned((number + 3) % COUNT, 255))
                .organizationId(cleaned(number + 4, 255))
                .createdAt(Side.NOW.plusSeconds(number % 7))
                .updatedAt(Side.NOW.plusSeconds(number % 5))
                .build();
    }

    void insertInto(Session session) {
        session.organizationDirectory().insertAll(organizations);
        session.projectDirectory().insertAll(projects);
        session.environmentDirectory().insertAll(environments);
        tags.forEach(row -> session.tags().insert(row.environment().id(), row.tag()));
        apiKeys.forEach(row -> session.apiKeys().create(row.environment().id(), row.apiKey()));
    }
}
