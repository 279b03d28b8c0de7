package io.bucketeer.data.codegen.model;

import io.bucketeer.data.codegen.catalog.CatalogTable;
import io.bucketeer.data.codegen.model.DataModel.Column;
import io.bucketeer.data.codegen.model.DataModel.Filter;
import io.bucketeer.data.codegen.model.DataModel.Repository;
import io.bucketeer.data.codegen.model.DataModel.ScalarType;
import io.bucketeer.data.codegen.model.DataModel.Sort;
import io.bucketeer.data.codegen.model.DataModel.TextType;
import io.bucketeer.data.codegen.model.DataModel.Type;
import io.bucketeer.data.codegen.model.ModelFile.RepositoryEntry;
import io.bucketeer.data.codegen.model.ModelFile.Word;
import java.util.List;
import java.util.function.Predicate;

/** Checks that the columns that a repository names exist and can do what it asks of them. */
final class RepositoryCheck {

    private final Word table;
    private final CatalogTable catalog;
    private final NamedColumns columns;
    private final ListCheck lists;
    private final Problems problems;

    RepositoryCheck(Word table, CatalogTable catalog, List<Column> columns, Types types, Problems problems) {
        this.table = table;
        this.catalog = catalog;
        this.columns = new NamedColumns(table, columns, problems);
        this.lists = new ListCheck(table, this.columns, types, problems);
        this.problems = problems;
    }

    Repository check(RepositoryEntry entry) {
        checkRoles(entry);
        checkKeys(entry);
        checkSupported(entry);
        List<Filter> filters = lists.filters(entry.filters());
        List<Sort> sorts = lists.sorts(entry.sorts());
        return new Repository(
                entry.record().text(),
                entry.key().text(),
                entry.tenant().text(),
                entry.version().map(Word::text),
                entry.softDelete().map(Word::text),
                entry.created().text(),
                entry.updated().text(),
                texts(entry.unique()),
                entry.directory(),
                filters,
                sorts);
    }

    private void checkRoles(RepositoryEntry entry) {
        role("key", entry.key(), "text", TextType.class::isInstance);
        role("tenant", entry.tenant(), "text", TextType.class::isInstance);
        entry.version().ifPresent(column -> role("version", column, "int", type -> type == ScalarType.INT));
        entry.softDelete()
                .ifPresent(column -> role("softDelete", column, "boolean", type -> type == ScalarType.BOOLEAN));
        role("created", entry.created(), "instant", type -> type == ScalarType.INSTANT);
        role("updated", entry.updated(), "instant", type -> type == ScalarType.INSTANT);
    }

    private void role(String role, Word column, String wanted, Predicate<Type> fits) {
        columns.typed(role, column, wanted, fits)
                .filter(Column::optional)
                .ifPresent(found -> problems.add(
                        column.at(),
                        table + ": " + role + " names " + column + ", which may be absent; remove its '?', or choose"
                                + " another column"));
    }

    /** A statement that names key and tenant must meet one row at most, and never one of another tenant. */
    private void checkKeys(RepositoryEntry entry) {
        List<String> key = List.of(entry.key().text(), entry.tenant().text());
        if (catalog.primaryKey().size() != key.size() || !catalog.primaryKey().containsAll(key)) {
            problems.add(
                    entry.tenant().at(),
                    table + ": the primary key must be (" + entry.key() + ", " + entry.tenant()
                            + "), key and tenant, so that no statement reaches another tenant's row;"
                            + " the databases say ("
                            + String.join(", ", catalog.primaryKey()) + "); correct key and tenant, or the schemas");
        }
        entry.unique().forEach(column -> columns.column("unique", column));
        if (!entry.unique().isEmpty() && !catalog.uniqueKeys().contains(texts(entry.unique()))) {
            problems.add(
                    entry.unique().getFirst().at(),
                    table + ": model.yaml says unique (" + String.join(", ", texts(entry.unique()))
                            + "), the databases have no such unique key; create it in a migration, or correct unique");
        }
        if (!entry.unique().isEmpty()
                && !texts(entry.unique()).contains(entry.tenant().text())) {
            problems.add(
                    entry.unique().getFirst().at(),
                    table + ": the unique key leaves out the tenant " + entry.tenant()
                            + ", so tenants could take values from each other; add it");
        }
    }

    /** What the generated repositories count on. */
    private void checkSupported(RepositoryEntry entry) {
        if (entry.sorts().isEmpty()) {
            problems.add(table.at(), table + ": its repository has no sorts; declare one, lists start with the first");
        }
        if (entry.softDelete().isPresent() && entry.version().isEmpty()) {
            problems.add(table.at(), table + ": softDelete needs a version to compare; declare version");
        }
    }

    private static List<String> texts(List<Word> words) {
        return words.stream().map(Word::text).toList();
    }
}
