package io.bucketeer.data.plans;

import io.bucketeer.data.model.Environment;
import io.bucketeer.data.model.Organization;
import io.bucketeer.data.model.Project;
import io.bucketeer.data.repository.Session;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The part of {@link PlanCases} that is about rows which belong to no environment, and about secrets of API keys. */
final class InstallationPlanCases {

    private static final String ID = PlanData.INSTALLATION;

    private InstallationPlanCases() {}

    static Map<String, Consumer<Session>> all() {
        Map<String, Consumer<Session>> calls = new LinkedHashMap<>();
        organizations(calls);
        projects(calls);
        environments(calls);
        calls.put("EnvironmentApiKeyDirectory.findBySecret(ApiKeySecret)", session -> {
            session.apiKeyDirectory().findBySecret(PlanData.HASHED).orElseThrow();
            session.apiKeyDirectory().findBySecret(PlanData.IN_CLEAR).orElseThrow();
        });
        calls.put(
                "EnvironmentApiKeyDirectory.sharedSecrets()",
                session -> session.apiKeyDirectory().sharedSecrets());
        return calls;
    }

    private static void organizations(Map<String, Consumer<Session>> calls) {
        calls.put(
                "OrganizationDirectory.find(String)",
                session -> session.organizationDirectory().find(ID).orElseThrow());
        calls.put(
                "OrganizationDirectory.findByUrlCode(String)",
                session -> session.organizationDirectory().findByUrlCode("").orElseThrow());
        calls.put(
                "OrganizationDirectory.insert(Organization)",
                session -> session.organizationDirectory().insert(organization(session, "new")));
        calls.put(
                "OrganizationDirectory.insertAll(Collection)",
                session -> session.organizationDirectory().insertAll(List.of(organization(session, "new"))));
        calls.put(
                "OrganizationDirectory.update(Organization)",
                session -> session.organizationDirectory()
                        .update(organization(session, "new").toBuilder().id(ID).build()));
        calls.put(
                "OrganizationDirectory.listAll()",
                session -> session.organizationDirectory().listAll());
    }

    private static Organization organization(Session session, String name) {
        return session.organizationDirectory().find(ID).orElseThrow().toBuilder()
                .id(name)
                .name(name)
                .urlCode(name)
                .build();
    }

    private static void projects(Map<String, Consumer<Session>> calls) {
        calls.put(
                "ProjectDirectory.find(String)",
                session -> session.projectDirectory().find(ID).orElseThrow());
        calls.put(
                "ProjectDirectory.findByOrganizationIdAndUrlCode(String, String)",
                session -> session.projectDirectory()
                        .findByOrganizationIdAndUrlCode(ID, "")
                        .orElseThrow());
        calls.put(
                "ProjectDirectory.insert(Project)",
                session -> session.projectDirectory().insert(project(session, "new")));
        calls.put(
                "ProjectDirectory.insertAll(Collection)",
                session -> session.projectDirectory().insertAll(List.of(project(session, "new"))));
        calls.put(
                "ProjectDirectory.update(Project)",
                session -> session.projectDirectory()
                        .update(project(session, "new").toBuilder().id(ID).build()));
        calls.put(
                "ProjectDirectory.listAll()",
                session -> session.projectDirectory().listAll());
    }

    private static Project project(Session session, String name) {
        return session.projectDirectory().find(ID).orElseThrow().toBuilder()
                .id(name)
                .name(name)
                .urlCode(name)
                .build();
    }

    private static void environments(Map<String, Consumer<Session>> calls) {
        calls.put(
                "EnvironmentDirectory.find(String)",
                session -> session.environmentDirectory()
                        .find(PlanData.ENVIRONMENT)
                        .orElseThrow());
        calls.put(
                "EnvironmentDirectory.findByProjectIdAndUrlCode(String, String)",
                session -> session.environmentDirectory()
                        .findByProjectIdAndUrlCode(ID, PlanData.ENVIRONMENT)
                        .orElseThrow());
        calls.put(
                "EnvironmentDirectory.insert(Environment)",
                session -> session.environmentDirectory().insert(environment(session, "new")));
        calls.put(
                "EnvironmentDirectory.insertAll(Collection)",
                session -> session.environmentDirectory().insertAll(List.of(environment(session, "new"))));
        calls.put(
                "EnvironmentDirectory.update(Environment)",
                session -> session.environmentDirectory()
                        .update(environment(session, "new").toBuilder()
                                .id(PlanData.ENVIRONMENT)
                                .build()));
        calls.put(
                "EnvironmentDirectory.listAll()",
                session -> session.environmentDirectory().listAll());
    }

    private static Environment environment(Session session, String name) {
        return session.environmentDirectory().find(PlanData.ENVIRONMENT).orElseThrow().toBuilder()
                .id(name)
                .name(name)
                .urlCode(name)
                .build();
    }
}
