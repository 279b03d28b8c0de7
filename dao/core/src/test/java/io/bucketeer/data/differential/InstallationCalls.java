package io.bucketeer.data.differential;

import io.bucketeer.data.differential.DirectoryCalls.Directory;
import io.bucketeer.data.repository.ApiKeyQuery;
import io.bucketeer.data.repository.EnvironmentApiKeyQuery;
import io.bucketeer.data.repository.EnvironmentQuery;
import io.bucketeer.data.repository.OrganizationQuery;
import io.bucketeer.data.repository.ProjectQuery;
import java.util.SplittableRandom;

/** Random calls about what is installed: organizations, projects and environments, and the keys to these. */
final class InstallationCalls {

    private final SplittableRandom random;
    private final Texts texts;
    private final ValueGenerator values;
    private final QueryGenerator queries;
    private final ListCalls lists;

    InstallationCalls(
            SplittableRandom random, Texts texts, ValueGenerator values, QueryGenerator queries, ListCalls lists) {
        this.random = random;
        this.texts = texts;
        this.values = values;
        this.queries = queries;
        this.lists = lists;
    }

    Step directory() {
        Directory directory = Directory.values()[random.nextInt(3)];
        return switch (random.nextInt(18)) {
            case 0 -> new DirectorySteps.FindRow(directory, texts.id());
            case 1 -> new DirectorySteps.FindRowByCode(directory, texts.id(), texts.id());
            case 2, 3, 4, 5 -> new DirectorySteps.InsertRow(directory, row(directory));
            case 6 -> new DirectorySteps.InsertAllRows(directory, values.list(3, () -> row(directory)));
            case 7, 8, 9 -> new DirectorySteps.UpdateRow(directory, row(directory), values.ahead());
            case 10 -> new DirectorySteps.SaveRowAsRead(directory, texts.id());
            case 11, 12 -> new DirectorySteps.ListAllRows(directory);
            default ->
                switch (directory) {
                    case ORGANIZATIONS -> lists.in("", OrganizationQuery.all(), queries::organizations);
                    case PROJECTS -> lists.in("", ProjectQuery.all(), queries::projects);
                    case ENVIRONMENTS -> lists.in("", EnvironmentQuery.all(), queries::environments);
                };
        };
    }

    private Record row(Directory directory) {
        return switch (directory) {
            case ORGANIZATIONS -> values.organization();
            case PROJECTS -> values.project();
            case ENVIRONMENTS -> values.environment();
        };
    }

    Step apiKey() {
        String environment = texts.environment();
        return switch (random.nextInt(24)) {
            case 0 -> new ApiKeySteps.FindApiKey(environment, texts.id());
            case 1, 2, 3 -> new ApiKeySteps.CreateApiKey(environment, values.apiKey(), texts.any());
            case 4, 5 -> new ApiKeySteps.CreateApiKeyWithSecret(environment, values.apiKey(), texts.any());
            case 6, 7, 8 -> new ApiKeySteps.UpdateApiKey(environment, values.apiKey(), values.ahead());
            case 9 -> new ApiKeySteps.DisableApiKey(environment, texts.id());
            case 10, 11, 12 -> new ApiKeySteps.TouchApiKeys(environment, values.list(4, values::apiKeyUse));
            case 13, 14, 15 -> new ApiKeySteps.FindBySecret(texts.any());
            case 16 -> new ApiKeySteps.ListApiKeysByEnvironment(environment);
            case 17 -> new ApiKeySteps.StreamApiKeyDirectory();
            case 18 -> new ApiKeySteps.StreamApiKeysByEnvironment();
            case 19 -> new ApiKeySteps.ListSharedSecrets();
            case 20, 21 -> lists.in(environment, ApiKeyQuery.all(), queries::apiKeys);
            default -> lists.in("", EnvironmentApiKeyQuery.all(), queries::environmentApiKeys);
        };
    }

    /** Never part of a unit of work. */
    Step apiKeyInClear() {
        return new ApiKeySteps.StoreApiKeyInClear(
                Texts.ENVIRONMENTS.get(random.nextInt(Texts.ENVIRONMENTS.size())),
                values.storableApiKey(),
                values.storableSecret());
    }
}
