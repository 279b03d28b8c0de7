package io.bucketeer.data.codegen.model;

import io.bucketeer.data.codegen.model.ModelFile.EnumEntry;
import io.bucketeer.data.codegen.model.ModelFile.FieldEntry;
import io.bucketeer.data.codegen.model.ModelFile.NestedEntry;
import io.bucketeer.data.codegen.model.ModelFile.RepositoryEntry;
import io.bucketeer.data.codegen.model.ModelFile.TableEntry;
import io.bucketeer.data.codegen.model.ModelFile.Word;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;

/** Refuses names of {@code model.yaml} that cannot stand in generated Java. */
final class JavaNames {

    private static final Pattern SNAKE_CASE = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");
    private static final Pattern CAMEL_CASE = Pattern.compile("[a-z][A-Za-z0-9]*");
    private static final Pattern PASCAL_CASE = Pattern.compile("[A-Z][A-Za-z0-9]*");
    private static final Pattern CONSTANT_CASE = Pattern.compile("[A-Z][A-Z0-9]*(_[A-Z0-9]+)*");

    /** No component of a record may have these names. */
    private static final Set<String> OBJECT_METHODS =
            Set.of("clone", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait");

    /** What generated codecs call their own variables. */
    private static final Set<String> VARIABLES = Set.of("in", "key");

    /** What every query has beside its filters. */
    private static final Set<String> QUERY_PARTS = Set.of("sort", "direction", "pageSize", "cursor");

    private final Problems problems;

    JavaNames(Problems problems) {
        this.problems = problems;
    }

    void check(ModelFile model) {
        model.enums().forEach(this::checkEnum);
        model.nested().forEach(entry -> checkNested(entry, VARIABLES));
        model.wrappers().forEach(entry -> checkNested(entry, Set.of()));
        model.tables().forEach(this::checkTable);
    }

    private void checkEnum(EnumEntry entry) {
        require(entry.name(), "enum", PASCAL_CASE, "VariationType");
        entry.constants().forEach(constant -> {
            require(constant.name(), "constant of " + entry.name(), CONSTANT_CASE, "JSON_SCHEMA");
            refuse(constant.name(), "constant of " + entry.name(), Set.of("KNOWN"));
        });
    }

    private void checkNested(NestedEntry entry, Set<String> taken) {
        require(entry.name(), "nested type", SNAKE_CASE, "rollout_strategy");
        fields(entry.members(), "member of " + entry.name(), taken);
    }

    private void checkTable(TableEntry entry) {
        require(entry.name(), "table", SNAKE_CASE, "segment_user");
        fields(entry.columns(), "column of " + entry.name(), Set.of());
        entry.repository().ifPresent(repository -> checkRepository(entry.name(), repository));
    }

    private void checkRepository(Word table, RepositoryEntry repository) {
        require(repository.record(), "record of " + table, PASCAL_CASE, "SegmentUser");
        repository.filters().forEach(filter -> {
            require(filter.name(), "filter of " + table, CAMEL_CASE, "entityType");
            refuse(filter.name(), "filter of " + table, OBJECT_METHODS);
            refuse(filter.name(), "filter of " + table, QUERY_PARTS);
        });
        repository.sorts().forEach(sort -> require(sort.name(), "sort of " + table, CONSTANT_CASE, "CREATED_AT"));
    }

    private void fields(List<FieldEntry> fields, String role, Set<String> taken) {
        for (FieldEntry field : fields) {
            require(field.name(), role, SNAKE_CASE, "created_at");
            refuse(field.name(), role, OBJECT_METHODS);
            refuse(field.name(), role, taken);
        }
    }

    private void require(Word name, String role, Pattern form, String example) {
        if (!form.matcher(name.text()).matches()) {
            problems.add(name.at(), role + " '" + name + "' makes no Java name; write it in the form of " + example);
        } else if (SourceVersion.isKeyword(name.text())) {
            problems.add(name.at(), role + " '" + name + "' is a word of the Java language; choose another");
        }
    }

    /** Refuses a name that becomes one of the taken Java names. */
    private void refuse(Word name, String role, Set<String> taken) {
        String plain = name.text().replace("_", "").toLowerCase(Locale.ROOT);
        if (taken.stream().anyMatch(other -> other.toLowerCase(Locale.ROOT).equals(plain))) {
            problems.add(name.at(), role + " '" + name + "' has that name taken in generated code; choose another");
        }
    }
}
