package io.bucketeer.data.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketeer.data.BucketeerData;
import io.bucketeer.data.model.Feature;
import io.bucketeer.data.model.Tag;
import io.bucketeer.data.model.TagEntityType;
import io.bucketeer.data.repository.FeatureQuery;
import java.lang.reflect.Executable;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Traps T40 to T45: numbers that overflow, lose digits or count. What has no such column yet is proved by the catalog
 * and by the types of the API, so that the first one that comes has to bring its guard.
 */
abstract class NumberTrapsContract extends TrapContract {

    private static final List<String> FLAGS = List.of(
            "feature.enabled",
            "feature.archived",
            "feature.deleted",
            "feature.evaluation_undelayable",
            "segment.deleted",
            "segment_user.deleted",
            "api_key.disabled",
            "organization.disabled",
            "organization.archived",
            "organization.trial",
            "organization.system_admin",
            "project.disabled",
            "project.trial",
            "environment_v2.archived",
            "environment_v2.require_comment",
            "environment_v2.auto_archive_enabled",
            "environment_v2.auto_archive_check_code_refs");

    /** Makes the type of {@code tag.entity_type} such an SQL type. */
    abstract void retypeTagEntityType(String sqlType);

    /** How the server refuses a flag of 2, as {@link TrapContract#isRefusedByTheServer} has it. */
    abstract String refusalOfAnotherNumber();

    private List<String> columnTypes() {
        return column(catalog().columnTypes());
    }

    @Test
    void t40_numberBeyondItsColumn_isRefusedInOneWayAndNothingOfTheModelIs() {
        List<Tag> tags = List.of(
                tag("first", "a").toBuilder().createdAt(Instant.MIN).build(),
                tag("last", "b").toBuilder().updatedAt(Instant.MAX).build(),
                tag("largest", "c").toBuilder()
                        .entityType(TagEntityType.of(Integer.MAX_VALUE))
                        .build());
        data.tags().insertAll(environment, tags);
        assertThat(data.tags().listByEnvironment(environment)).containsExactlyInAnyOrderElementsOf(tags);
        keeps(Samples.plain("f")
                .version(Integer.MAX_VALUE)
                .ttl(Integer.MIN_VALUE)
                .createdAt(Instant.MIN)
                .updatedAt(Instant.MAX));
        data.tags().delete(environment, "largest");
        retypeTagEntityType("smallint");
        try {
            Tag tooLarge = tag("t", "d").toBuilder()
                    .entityType(TagEntityType.of(70_000))
                    .build();
            isRefusedByTheDatabase(() -> data.tags().insert(environment, tooLarge));
            assertThat(data.tags().find(environment, "t")).isEmpty();
        } finally {
            retypeTagEntityType("int");
        }
    }

    @Test
    void t41_columns_haveNoFloatingPoint() {
        assertThat(columnTypes())
                .contains("bigint")
                .doesNotContain("float", "double", "real", "double precision", "numeric", "decimal");
    }

    @Test
    void t42_notANumber_canNotEvenBeSaid() {
        Set<Class<?>> types = new LinkedHashSet<>();
        reach(BucketeerData.class, types);
        assertThat(types)
                .contains(Feature.class, Feature.Builder.class, FeatureQuery.Builder.class, int.class)
                .doesNotContain(float.class, double.class, Float.class, Double.class, Number.class, BigDecimal.class);
    }

    /** All types that a caller of the type can meet. */
    private static void reach(Type type, Set<Class<?>> found) {
        if (type instanceof ParameterizedType generic) {
            reach(generic.getRawType(), found);
            Arrays.stream(generic.getActualTypeArguments()).forEach(argument -> reach(argument, found));
        } else if (type instanceof GenericArrayType array) {
            reach(array.getGenericComponentType(), found);
        } else if (type instanceof Class<?> plain
                && found.add(plain)
                && plain.getName().startsWith("io.bucketeer.")) {
            Stream.<Executable>concat(Arrays.stream(plain.getMethods()), Arrays.stream(plain.getConstructors()))
                    .filter(executable -> executable.getDeclaringClass() != Object.class)
                    .forEach(executable -> {
                        reach(executable.getAnnotatedReturnType().getType(), found);
                        Arrays.stream(executable.getGenericParameterTypes()).forEach(each -> reach(each, found));
                    });
        }
    }

    @Test
    void t43_minusZero_isTextThatKeepsItsSign() {
        keeps(valued("f", "-0.0", "0.0", "-0"));
        Feature changed = valued("f", "0.0", "0.0", "-0").build();
        assertThat(data.features().update(environment, changed).version()).isEqualTo(2);
        assertThat(columnTypes()).doesNotContain("float", "double", "real", "double precision");
    }

    @Test
    void t44_flags_areTrueOrFalseAndNothingElse() {
        insert(Samples.plain("on").enabled(true).archived(true), Samples.plain("off"));
        TenantCases.fill(data, environment + " with rows in every table", "ours");
        Registered.environment(data, environment);
        assertThat(column(catalog().flags())).containsExactlyInAnyOrderElementsOf(FLAGS);
        for (String flag : FLAGS) {
            String[] parts = flag.split("\\.", 2);
            isRefusedByTheServer(
                    refusalOfAnotherNumber(), () -> execute("UPDATE " + parts[0] + " SET " + parts[1] + " = 2"));
        }
        assertThat(ids(FeatureQuery.builder().enabled(true).build())).containsExactly("on");
        assertThat(ids(FeatureQuery.builder().enabled(false).build())).containsExactly("off");
        assertThat(ids(FeatureQuery.builder().archived(true).build())).containsExactly("on");
    }

    @Test
    void t45_nothing_isCountedByTheServerAndARollbackLeavesNoGap() {
        assertThat(column(catalog().countingColumns())).isEmpty();
        assertThat(columnTypes()).noneMatch(type -> type.contains("unsigned"));
        Feature feature = Samples.plain("f").build();
        data.features().insert(environment, feature);
        Feature changed = feature.toBuilder().enabled(true).build();
        assertThatThrownBy(() -> data.inTransaction(session -> {
                    assertThat(session.features().update(environment, changed).version())
                            .isEqualTo(2);
                    throw new IllegalStateException("undo");
                }))
                .hasMessage("undo");
        assertThat(data.features().update(environment, changed).version()).isEqualTo(2);
    }
}
