package io.bucketeer.data.codegen.render;

import io.bucketeer.data.codegen.model.DataModel.Column;
import io.bucketeer.data.codegen.model.DataModel.EnumRef;
import io.bucketeer.data.codegen.model.DataModel.Repository;
import io.bucketeer.data.codegen.model.DataModel.Table;
import io.bucketeer.data.codegen.model.DataModel.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A table's repository: the port that services see, and its implementation over the engine, method by method. */
final class RepositoryRenderer {

    private final Table table;
    private final Repository repository;
    private final String record;
    private final String noun;
    private final String nouns;
    private final String key;
    private final boolean soft;
    private final boolean guarded;
    private final String scope;
    private final String scopeValue;
    private final Source port;
    private final Source adapter;

    private RepositoryRenderer(Table table, Repository repository) {
        this.table = table;
        this.repository = repository;
        this.record = repository.record();
        this.noun = Words.spaced(record);
        this.nouns = Words.plural(noun);
        this.key = Names.camel(repository.key());
        this.soft = repository.softDelete().isPresent();
        this.guarded = repository.offers(Write.UPDATE);
        this.scope = repository.tenant().isPresent() ? "String environmentId, " : "";
        this.scopeValue = repository.tenant().isPresent() ? "environmentId, " : "null, ";
        this.port = new Source("repository", repository.port());
        this.adapter = new Source("jooq", "Jooq" + repository.port());
    }

    static List<SourceFile> render(Table table, Repository repository) {
        return new RepositoryRenderer(table, repository).render();
    }

    private List<SourceFile> render() {
        open();
        find();
        if (repository.offers(Write.INSERT)) {
            insert();
        }
        if (repository.offers(Write.UPSERT)) {
            upsert();
        }
        if (guarded) {
            update();
        }
        if (repository.offers(Write.DELETE) && soft) {
            softDelete();
        } else if (repository.offers(Write.DELETE)) {
            hardDelete();
        }
        lists();
        close();
        return List.of(port.file(), adapter.file());
    }

    private void open() {
        port.importing(
                "io.bucketeer.data.model." + record, "java.util.List", "java.util.Optional", "java.util.stream.Stream");
        port.doc(
                0,
                (repository.tenant().isPresent()
                                ? "The " + nouns + " of one environment, whose id stands first in every method and may"
                                        + " be {@code \"\"}."
                                : "All " + nouns + " of the installation, which belong to no environment.")
                        + "\n\n"
                        + "<p>Every method throws a {@link io.bucketeer.data.error.DataAccessException} that says the"
                        + " cause, such as {@code InvalidDataException} before any SQL where one of the databases could"
                        + " not keep a value, {@code UnavailableException} where the database cannot be reached. Inside"
                        + " a unit of work a call takes part in it. Thread-safe.",
                List.of());
        port.line("public interface " + repository.port()
                + repository.byHand().map(name -> " extends " + name).orElse("") + " {");
        adapter.importing(
                "io.bucketeer.data.model." + record,
                "io.bucketeer.data.repository.Page",
                "io.bucketeer.data.repository." + record + "Query",
                "io.bucketeer.data.repository." + repository.port(),
                "io.bucketeer.data.repository." + record + "Sort",
                "java.util.List",
                "java.util.Optional",
                "java.util.stream.Stream");
        if (repository.offers(Write.INSERT) || repository.offers(Write.UPSERT)) {
            port.importing("java.util.Collection");
            adapter.importing("java.util.Collection");
        }
        adapterHead();
    }

    private void adapterHead() {
        String gateway = guarded ? "GuardedGateway" : "TableGateway";
        adapter.doc(0, "{@link " + repository.port() + "} on whichever database the engine has open.", List.of());
        adapter.line("final class Jooq" + repository.port()
                        + repository
                                .byHand()
                                .map(name -> " extends Jooq" + name)
                                .orElse("") + " implements "
                        + repository.port() + " {")
                .blank();
        adapter.line("    private final " + gateway + "<" + record + "> gateway;");
        adapter.line("    private final ListGateway<" + record + "> lists;").blank();
        adapter.line("    Jooq" + repository.port() + "(Engine engine) {");
        repository.byHand().ifPresent(name -> adapter.line("        super(engine);"));
        adapter.line("        this.gateway = new " + gateway + "<>(engine, " + record + "Entity.INSTANCE);");
        adapter.line("        this.lists = new ListGateway<>(engine, gateway);");
        adapter.line("    }");
    }

    private void find() {
        method(
                "The " + noun + " of that id" + (soft ? ", unless it is deleted." : "."),
                List.of(),
                "Optional<" + record + "> find(" + scope + "String " + key + ")",
                "return gateway.find(" + scopeValue + key + ");");
        if (soft) {
            method(
                    "The " + noun + " of that id, deleted or not.",
                    List.of(),
                    "Optional<" + record + "> findIncludingDeleted(" + scope + "String " + key + ")",
                    "return gateway.findIncludingDeleted(" + scopeValue + key + ");");
        }
        List<Column> unique = uniqueColumns();
        if (unique.isEmpty()) {
            return;
        }
        StringBuilder name = new StringBuilder();
        List<String> parameters = new ArrayList<>();
        repository.tenant().ifPresent(tenant -> parameters.add("String environmentId"));
        StringBuilder filters = new StringBuilder();
        for (Column column : unique) {
            name.append(name.isEmpty() ? "" : "And").append(Names.pascal(column.name()));
            String javaName = Names.camel(column.name());
            parameters.add(Names.javaType(column.type()) + " " + javaName);
            importModel(column);
            filters.append("\n        .key(\"" + javaName + "\", " + field(column.name()) + ", " + javaName
                    + (column.type() instanceof EnumRef ? ".number()" : "") + ")");
        }
        method(
                "The " + noun + " of that "
                        + Words.enumeration(uniqueColumns().stream()
                                .map(column -> column.name().replace('_', ' '))
                                .toList())
                        + ".",
                List.of(),
                "Optional<" + record + "> findBy" + name + "(" + String.join(", ", parameters) + ")",
                "return lists.first(lists.request(" + (scope.isEmpty() ? "null" : "environmentId") + ")" + filters
                        + "\n        .finish());");
    }

    private void insert() {
        method(
                "Stores a new " + noun + " exactly as given.",
                List.of("@throws io.bucketeer.data.error.DuplicateKeyException when " + owner() + " has one of that id"
                        + (soft ? ", deleted or not" : "") + uniqueClash()),
                "void insert(" + scope + record + " " + variable() + ")",
                "gateway.insert(" + scopeValue + variable() + ");");
        method(
                "Stores new " + nouns + " exactly as given, all of them or none.",
                List.of("@throws io.bucketeer.data.error.DuplicateKeyException when {@link #insert} would refuse one of"
                        + " them, or two of them clash with each other"),
                "void insertAll(" + scope + "Collection<" + record + "> " + variables() + ")",
                "gateway.insertAll(" + scopeValue + variables() + ");");
    }

    private void upsert() {
        method(
                "Stores those " + nouns + " whose " + Words.codes(uniqueNames())
                        + " " + owner() + " does not have yet; of"
                        + " those that it has, only {@code " + updated()
                        + "} changes. Of two given with the same " + Words.codes(uniqueNames())
                        + " the first counts. All of them or none.",
                List.of("@throws io.bucketeer.data.error.DuplicateKeyException when another " + noun
                        + " has one of the " + Names.camel(repository.key()) + "s"),
                "void upsert(" + scope + "Collection<" + record + "> " + variables() + ")",
                "gateway.upsertAll(" + scopeValue + variables() + ");");
    }

    private void update() {
        boolean versioned = repository.version().isPresent();
        boolean nested = table.columns().stream()
                .anyMatch(column -> NestedTypesRenderer.constant(column.type()).isPresent());
        List<String> tags = new ArrayList<>(List.of(
                "@return the " + noun + " as stored: "
                        + (versioned
                                ? "version one higher and {@code " + updated() + "} now"
                                : "{@code " + updated() + "} now, but always later than before")
                        + ", or as it was where nothing changed",
                "@throws io.bucketeer.data.error.NotFoundException when there is no such " + noun
                        + (soft ? ", or it is deleted" : ""),
                stale()));
        if (nested) {
            tags.add("@throws io.bucketeer.data.error.InvalidDataException with UNKNOWN_MEMBERS when a newer release"
                    + " wrote members that this one does not know");
        }
        adapter.importing("io.bucketeer.data.repository.UnknownMembers");
        method(
                "Stores the changed " + noun + " if its " + (versioned ? "version" : "time of change")
                        + " is still the one that was read. Saving equal values succeeds and changes nothing." + kept(),
                tags,
                record + " update(" + scope + record + " " + variable() + ")",
                "return gateway.update(" + scopeValue + variable() + ", UnknownMembers.REFUSE);");
        if (nested) {
            method(
                    "As {@link #update(" + (scope.isEmpty() ? "" : "String, ") + record
                            + ")}, with a say in what becomes of members that this release does not know.",
                    List.of(),
                    record + " update(" + scope + record + " " + variable() + ", UnknownMembers unknownMembers)",
                    "return gateway.update(" + scopeValue + variable() + ", unknownMembers);");
        }
    }

    /** What an update leaves alone. */
    private String kept() {
        String columns =
                Words.codes(repository.kept().stream().map(Names::camel).toList());
        return switch (repository.kept().size()) {
            case 0 -> "";
            case 1 -> " " + columns + " stays as it is stored.";
            default -> " " + columns + " stay as they are stored.";
        };
    }

    private String stale() {
        return "@throws io.bucketeer.data.error.OptimisticLockException when the stored "
                + (repository.version().isPresent() ? "version" : "time of change") + " is another one";
    }

    private void softDelete() {
        method(
                "Marks the " + noun
                        + " as deleted if its version is still the given one; the version stays, {@code " + updated()
                        + "} is now.",
                List.of(
                        "@return whether it did: {@code false} when there is no such " + noun
                                + ", or it is deleted already",
                        stale()),
                "boolean delete(" + scope + "String " + key + ", int version)",
                "return gateway.delete(" + scopeValue + key + ", version);");
    }

    private void hardDelete() {
        port.importing("java.time.Instant");
        adapter.importing("java.time.Instant");
        method(
                "Removes the " + noun + ".",
                List.of("@return whether there was one"),
                "boolean delete(" + scope + "String " + key + ")",
                "return gateway.delete(" + scopeValue + key + ");");
        method(
                "Removes the " + noun + " if it has not changed since it was read.",
                List.of(
                        "@param " + updated() + " its time of change as read",
                        "@return whether there was one",
                        "@throws io.bucketeer.data.error.OptimisticLockException when it was changed at another time"),
                "boolean delete(" + scope + "String " + key + ", Instant " + updated() + ")",
                "return gateway.delete(" + scopeValue + key + ", " + updated() + ");");
    }

    private void lists() {
        String query = record + "Query query";
        String request = scope.isEmpty() ? "" : scopeValue;
        method(
                "One page of the " + nouns + " that the query selects.",
                List.of("@throws io.bucketeer.data.error.InvalidDataException with INVALID_CURSOR when the query's"
                        + " cursor was made for another query" + (scope.isEmpty() ? "" : " or environment")
                        + ", or was changed"),
                "Page<" + record + "> list(" + scope + query + ")",
                "return lists.page(request(" + request + "query), query.pageSize(), query.cursor());");
        method(
                "How many " + nouns + " the query selects, on all pages together.",
                List.of(),
                "long count(" + scope + query + ")",
                "return lists.count(request(" + request + "query));");
        method(
                "All " + nouns
                        + " that the query selects, fetched in chunks of 1,000 as the caller takes them, in constant"
                        + " memory. No connection is held in between, and it is no snapshot: a row written meanwhile"
                        + " may or may not be seen, and one whose sort value changes may be seen twice or not at all."
                        + " The query's page size and cursor do not matter.",
                List.of(),
                "Stream<" + record + "> stream(" + scope + query + ")",
                "return lists.stream(request(" + request + "query));");
        method(
                "All " + nouns + (scope.isEmpty() ? "" : " of the environment") + (soft ? " that are not deleted" : "")
                        + ", by id, in one statement.",
                List.of(),
                "List<" + record + "> " + (scope.isEmpty() ? "listAll()" : "listByEnvironment(String environmentId)"),
                "return gateway.listAll(" + (scope.isEmpty() ? "null" : "environmentId") + ");");
    }

    private void close() {
        port.line("}");
        ListRequestRenderer.render(adapter, table, repository);
        adapter.line("}");
    }

    private void method(String doc, List<String> tags, String signature, String body) {
        port.blank();
        port.doc(4, doc, tags);
        port.line("    " + signature + ";");
        adapter.blank();
        adapter.line("    @Override");
        adapter.line("    public " + signature + " {");
        body.lines().forEach(line -> adapter.line("        " + line));
        adapter.line("    }");
    }

    private List<Column> uniqueColumns() {
        return repository.unique().stream()
                .filter(repository::shows)
                .map(table::column)
                .toList();
    }

    private List<String> uniqueNames() {
        return uniqueColumns().stream()
                .map(column -> Names.camel(column.name()))
                .toList();
    }

    private String uniqueClash() {
        return repository.unique().isEmpty() ? "" : ", or one of the same " + Words.codes(uniqueNames());
    }

    private void importModel(Column column) {
        if (column.type() instanceof EnumRef ref) {
            port.importing("io.bucketeer.data.model." + ref.name());
            adapter.importing("io.bucketeer.data.model." + ref.name());
        }
    }

    private String field(String column) {
        return TableRenderer.reference(adapter, table, column);
    }

    /** Who has the rows. */
    private String owner() {
        return repository.tenant().isPresent() ? "the environment" : "the installation";
    }

    private String updated() {
        return Names.camel(repository.updated().orElseThrow());
    }

    private String variables() {
        return Words.plural(variable());
    }

    private String variable() {
        return Names.camel(record.substring(0, 1).toLowerCase(Locale.ROOT) + record.substring(1));
    }
}
