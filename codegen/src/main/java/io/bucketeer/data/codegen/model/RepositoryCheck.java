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
import java.util.stream.Stream;

/** Checks that the columns that a repository names exist and can do what it asks of them. */
final class RepositoryCheck {

    /** A directory without anything written by hand. */
    static final String PLAIN_DIRECTORY = "true";

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
                entry.tenant().map(Word::text),
                entry.version().map(Word::text),
                entry.softDelete().map(Word::text),
                entry.created().map(Word::text),
                entry.updated().map(Word::text),
                texts(entry.unique()),
                texts(entry.kept()),
                texts(entry.hidden()),
                new WriteCheck(entry, columns).writes(),
                entry.byHand().map(Word::text),
                entry.directory().isPresent(),
                entry.directory().map(Word::text).filter(name -> !name.equals(PLAIN_DIRECTORY)),
                filters,
                sorts);
    }

    private void checkRoles(RepositoryEntry entry) {
        role("key", entry.key(), "text", TextType.class::isInstance);
        entry.tenant().ifPresent(column -> role("tenant", column, "text", TextType.class::isInstance));
        entry.version().ifPresent(column -> role("version", column, "int", type -> type == ScalarType.INT));
        entry.softDelete()
                .ifPresent(column -> role("softDelete", column, "boolean", type -> type == ScalarType.BOOLEAN));
        entry.created().ifPresent(column -> role("created", column, "instant", type -> type == ScalarType.INSTANT));
        entry.updated().ifPresent(column -> role("updated", column, "instant", type -> type == ScalarType.INSTANT));
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
        List<String> key = Stream.concat(Stream.of(entry.key()), entry.tenant().stream())
                .map(Word::text)
                .toList();
        if (catalog.primaryKey().size() != key.size() || !catalog.primaryKey().containsAll(key)) {
            problems.add(
                    entry.tenant().orElse(entry.key()).at(),
                    table + ": the primary key must be (" + String.join(", ", key)
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
        entry.tenant()
                .filter(tenant ->
                        !entry.unique().isEmpty() && !texts(entry.unique()).contains(tenant.text()))
                .ifPresent(tenant -> problems.add(
                        entry.unique().getFirst().at(),
                        table + ": the unique key leaves out the tenant " + tenant
                                + ", so tenants could take values from each other; add it"));
    }

    /** What the generated repositories count on. */
    private void checkSupported(RepositoryEntry entry) {
        if (entry.sorts().isEmpty()) {
            problems.add(table.at(), table + ": its repository has no sorts; declare one, lists start with the first");
        }
        if (entry.directory().isPresent() && entry.tenant().isEmpty()) {
            problems.add(table.at(), table + ": it has no tenant, so its port is a directory; leave directory out");
        }
        boolean byHand =
                entry.filters().stream().anyMatch(filter -> filter.byHand().isPresent())
                        || entry.sorts().stream().anyMatch(sort -> sort.byHand().isPresent());
        if (byHand && entry.byHand().isEmpty()) {
            problems.add(
                    table.at(), table + ": a filter or sort is byHand, but no class holds it; name it with byHand");
        }
    }

    private static List<String> texts(List<Word> words) {
        return words.stream().map(Word::text).toList();
    }
}
