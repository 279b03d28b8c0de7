package io.bucketeer.data.contract;

import io.bucketeer.data.model.Environment;
import io.bucketeer.data.model.Organization;
import io.bucketeer.data.model.Project;
import io.bucketeer.data.repository.Session;
import java.time.Instant;

/** Environments of one project of one organization, registered so that API keys can open them. */
public final class Registered {

    private static final String INSTALLATION = "installation";
    private static final Instant NOW = DatabaseContract.START;

    private Registered() {}

    /** Registers the environment, and what it belongs to, unless they are; its name and url code are its id. */
    public static void environment(Session session, String environmentId) {
        if (session.organizationDirectory().find(INSTALLATION).isEmpty()) {
            session.organizationDirectory()
                    .insert(Organization.builder()
                            .id(INSTALLATION)
                            .createdAt(NOW)
                            .updatedAt(NOW)
                            .build());
            session.projectDirectory()
                    .insert(Project.builder()
                            .id(INSTALLATION)
                            .organizationId(INSTALLATION)
                            .createdAt(NOW)
                            .updatedAt(NOW)
                            .build());
        }
        if (session.environmentDirectory().find(environmentId).isEmpty()) {
            session.environmentDirectory()
                    .insert(Environment.builder()
                            .id(environmentId)
                            .name(environmentId)
                            .urlCode(environmentId)
                            .projectId(INSTALLATION)
                            .organizationId(INSTALLATION)
                            .createdAt(NOW)
                            .updatedAt(NOW)
                            .build());
        }
    }
}
