package io.bucketeer.data.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketeer.data.error.DuplicateKeyException;
import io.bucketeer.data.error.ForeignKeyViolationException;
import io.bucketeer.data.error.InvalidDataException;
import io.bucketeer.data.error.NotFoundException;
import io.bucketeer.data.error.OptimisticLockException;
import io.bucketeer.data.model.Environment;
import io.bucketeer.data.model.Organization;
import io.bucketeer.data.model.Project;
import io.bucketeer.data.repository.EnvironmentQuery;
import io.bucketeer.data.repository.OrganizationQuery;
import io.bucketeer.data.repository.OrganizationSort;
import io.bucketeer.data.repository.ProjectQuery;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Organizations, projects and environments: rows of no environment, found, listed, stored and changed. */
abstract class InstallationContract extends DatabaseContract {

    /** Keeps the rows of one test apart from the others', since nothing else does. */
    private String mark;

    @BeforeEach
    final void freshMark() {
        mark = UUID.randomUUID().toString();
    }

    @Test
    void insert_threeLevels_areFoundByIdAndByUrlCode() {
        Organization organization = organization("o");
        Project project = project("p", organization);
        Environment stage = environment("e", project);
        data.organizationDirectory().insert(organization);
        data.projectDirectory().insert(project);
        data.environmentDirectory().insert(stage);

        assertThat(data.organizationDirectory().find(organization.id())).contains(organization);
        assertThat(data.projectDirectory().find(project.id())).contains(project);
        assertThat(data.environmentDirectory().find(stage.id())).contains(stage);
        assertThat(data.organizationDirectory().findByUrlCode(organization.urlCode()))
                .contains(organization);
        assertThat(data.projectDirectory().findByOrganizationIdAndUrlCode(organization.id(), project.urlCode()))
                .contains(project);
        assertThat(data.environmentDirectory().findByProjectIdAndUrlCode(project.id(), stage.urlCode()))
                .contains(stage);
        assertThat(data.organizationDirectory().find("no such id")).isEmpty();
    }

    @Test
    void builder_nothingSaid_startsAsBucketeerDoes() {
        Environment stage = environment("e", project("p", organization("o")));
        assertThat(stage.requireComment()).isTrue();
        assertThat(stage.autoArchiveEnabled()).isFalse();
        assertThat(stage.autoArchiveUnusedDays()).isEqualTo(60);
        assertThat(stage.autoArchiveCheckCodeRefs()).isTrue();
    }

    @Test
    void insert_emptyEnvironmentId_isAnIdLikeAnother() {
        Project project = project("p", organization("o"));
        data.organizationDirectory().insert(organization("o"));
        data.projectDirectory().insert(project);
        Environment empty = environment("e", project).toBuilder().id("").build();
        data.environmentDirectory().insert(empty);
        assertThat(data.environmentDirectory().find("")).contains(empty);
        assertThatThrownBy(() -> data.environmentDirectory()
                        .insert(empty.toBuilder().urlCode("other").build()))
                .isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void insert_sameIdOrUrlCode_isADuplicateKeyAndStoresNone() {
        data.organizationDirectory().insert(organization("o"));
        Organization sameCode =
                organization("o").toBuilder().id("other-" + mark).build();
        assertThatThrownBy(() -> data.organizationDirectory().insertAll(List.of(organization("n"), sameCode)))
                .isInstanceOf(DuplicateKeyException.class);
        assertThat(mine(OrganizationQuery.builder())).containsExactly(organization("o"));
    }

    @Test
    void insert_environmentWithoutItsProject_isAForeignKeyViolation() {
        assertThatThrownBy(() ->
                        data.environmentDirectory().insert(environment("e", project("nowhere", organization("o")))))
                .isInstanceOf(ForeignKeyViolationException.class);
    }

    /** MySQL 9.6 and later look for the project first. */
    @Test
    void insert_environmentThatIsThere_withoutItsProject_isADuplicateKey() {
        Environment there = thatIsThere();
        Environment elsewhere = there.toBuilder().projectId("nowhere-" + mark).build();
        assertThatThrownBy(() -> data.environmentDirectory().insert(elsewhere))
                .isInstanceOf(DuplicateKeyException.class);
        assertThatThrownBy(() -> data.environmentDirectory().insertAll(List.of(elsewhere)))
                .isInstanceOf(DuplicateKeyException.class);
        assertThat(data.environmentDirectory().find(there.id())).contains(there);
    }

    @Test
    void insertAll_theFirstRowThatFails_saysWhy() {
        Environment there = thatIsThere();
        Environment first = environment("first", project("p", organization("o")));
        Environment orphan = environment("orphan", project("nowhere", organization("o")));
        assertThatThrownBy(() -> data.environmentDirectory().insertAll(List.of(first, orphan, there)))
                .isInstanceOf(ForeignKeyViolationException.class);
        assertThatThrownBy(() -> data.environmentDirectory().insertAll(List.of(first, there, orphan)))
                .isInstanceOf(DuplicateKeyException.class);
        assertThat(data.environmentDirectory().find(first.id())).isEmpty();
    }

    private Environment thatIsThere() {
        Project project = project("p", organization("o"));
        data.projectDirectory().insert(project);
        Environment there = environment("e", project);
        data.environmentDirectory().insert(there);
        return there;
    }

    @Test
    void update_asRead_storesItWithALaterTimeOfChange() {
        data.organizationDirectory().insert(organization("o"));
        clock.set(START.plusSeconds(30));
        Organization changed = data.organizationDirectory()
                .update(organization("o").toBuilder().disabled(true).build());
        assertThat(changed)
                .isEqualTo(organization("o").toBuilder()
                        .disabled(true)
                        .updatedAt(START.plusSeconds(30))
                        .build());
        assertThat(data.organizationDirectory().find(changed.id())).contains(changed);
        assertThat(data.organizationDirectory().update(changed)).isEqualTo(changed);
    }

    @Test
    void update_staleOrMissing_isRefusedAndChangesNothing() {
        Project project = project("p", organization("o"));
        assertThatThrownBy(() -> data.projectDirectory().update(project)).isInstanceOf(NotFoundException.class);
        data.projectDirectory().insert(project);
        Project changed = data.projectDirectory()
                .update(project.toBuilder().name("changed").build());
        assertThatThrownBy(() -> data.projectDirectory()
                        .update(project.toBuilder().name("late").build()))
                .isInstanceOf(OptimisticLockException.class);
        assertThat(data.projectDirectory().find(project.id())).contains(changed);
    }

    @Test
    void update_urlCodeThatAnotherHas_isADuplicateKey() {
        data.organizationDirectory().insertAll(List.of(organization("o"), organization("n")));
        assertThatThrownBy(() -> data.organizationDirectory()
                        .update(organization("n").toBuilder()
                                .urlCode(organization("o").urlCode())
                                .build()))
                .isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void list_filtersAndOrders_areCombinedOnPages() {
        Organization a = organization("a");
        Organization b = organization("b").toBuilder().disabled(true).build();
        Organization c = organization("c").toBuilder().archived(true).build();
        data.organizationDirectory().insertAll(List.of(c, a, b));
        assertThat(mine(OrganizationQuery.builder())).containsExactly(a, b, c);
        assertThat(mine(OrganizationQuery.builder().disabled(true))).containsExactly(b);
        assertThat(mine(OrganizationQuery.builder().archived(false))).containsExactly(a, b);
        assertThat(data.organizationDirectory()
                        .list(OrganizationQuery.builder()
                                .ids(Set.of(a.id(), c.id(), "nobody"))
                                .sort(OrganizationSort.ID)
                                .build())
                        .items())
                .containsExactly(a, c);
        assertThat(data.organizationDirectory()
                        .count(OrganizationQuery.builder().search(mark).build()))
                .isEqualTo(3);
        assertThat(walk(OrganizationQuery.builder().search(mark).pageSize(2).build()))
                .containsExactly(a, b, c);
        assertThat(data.organizationDirectory().listAll()).contains(a, b, c);
    }

    @Test
    void list_projectsAndEnvironments_byWhatTheyBelongTo() {
        Organization organization = organization("o");
        Project first = project("first", organization);
        Project second =
                project("second", organization).toBuilder().disabled(true).build();
        data.organizationDirectory().insert(organization);
        data.projectDirectory().insertAll(List.of(first, second));
        Environment stage = environment("stage", first);
        Environment production =
                environment("production", first).toBuilder().archived(true).build();
        data.environmentDirectory().insertAll(List.of(stage, production, environment("other", second)));
        assertThat(data.projectDirectory()
                        .list(ProjectQuery.builder()
                                .organizationId(organization.id())
                                .build())
                        .items())
                .containsExactly(first, second);
        assertThat(data.projectDirectory()
                        .list(ProjectQuery.builder()
                                .organizationId(organization.id())
                                .disabled(true)
                                .build())
                        .items())
                .containsExactly(second);
        assertThat(data.environmentDirectory()
                        .list(EnvironmentQuery.builder().projectId(first.id()).build())
                        .items())
                .containsExactly(production, stage);
        assertThat(data.environmentDirectory().stream(EnvironmentQuery.builder()
                        .organizationId(organization.id())
                        .archived(false)
                        .build()))
                .extracting(Environment::name)
                .containsExactly("other " + mark, "stage " + mark);
    }

    @Test
    void list_cursorOfAnotherQuery_isRefused() {
        data.organizationDirectory().insertAll(List.of(organization("a"), organization("b")));
        OrganizationQuery query =
                OrganizationQuery.builder().search(mark).pageSize(1).build();
        String cursor = data.organizationDirectory().list(query).nextCursor().orElseThrow();
        assertThatThrownBy(() -> data.organizationDirectory()
                        .list(OrganizationQuery.builder()
                                .pageSize(1)
                                .cursor(cursor)
                                .build()))
                .isInstanceOf(InvalidDataException.class);
    }

    private List<Organization> mine(OrganizationQuery.Builder query) {
        return data.organizationDirectory().list(query.search(mark).build()).items();
    }

    private List<Organization> walk(OrganizationQuery query) {
        return PageWalk.rows(cursor -> data.organizationDirectory()
                .list(query.toBuilder().cursor(cursor).build()));
    }

    private Organization organization(String name) {
        return Organization.builder()
                .id(name + "-" + mark)
                .name(name + " " + mark)
                .urlCode(name + "-code-" + mark)
                .ownerEmail("owner@example.com")
                .createdAt(START)
                .updatedAt(START)
                .build();
    }

    private Project project(String name, Organization organization) {
        return Project.builder()
                .id(name + "-" + mark)
                .name(name + " " + mark)
                .urlCode(name)
                .creatorEmail("owner@example.com")
                .organizationId(organization.id())
                .createdAt(START)
                .updatedAt(START)
                .build();
    }

    private Environment environment(String name, Project project) {
        return Environment.builder()
                .id(name + "-" + mark)
                .name(name + " " + mark)
                .urlCode(name)
                .projectId(project.id())
                .organizationId(project.organizationId())
                .createdAt(START)
                .updatedAt(START)
                .build();
    }
}
