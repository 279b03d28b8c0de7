package io.bucketeer.data.codegen.render;

import io.bucketeer.data.codegen.model.DataModel.Column;
import io.bucketeer.data.codegen.model.DataModel.EnumRef;
import io.bucketeer.data.codegen.model.DataModel.Repository;
import io.bucketeer.data.codegen.model.DataModel.Table;
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
    private final boolean versioned;
    private final Source port;
    private final Source adapter;

    private RepositoryRenderer(Table table, Repository repository) {
        this.table = table;
        this.repository = repository;
        this.record = repository.record();
        this.noun = Words.spaced(record);
        this.nouns = Words.plural(noun);
        this.key = Names.camel(repository.key());
        this.versioned =
                repository.version().isPresent() && repository.softDelete().isPresent();
        this.port = new Source("repository", record + "Repository");
        this.adapter = new Source("jooq", "Jooq" + record + "Repository");
    }

    static List<SourceFile> render(Table table, Repository repository) {
        return new RepositoryRenderer(table, repository).render();
    }

    private List<SourceFile> render() {
        open();
        find();
        insert();
        if (!repository.unique().isEmpty()) {
            upsert();
        }
        if (versioned) {
            updateAndDelete();
        } else {
            hardDelete();
        }
        lists();
        close();
        return List.of(port.file(), adapter.file());
    }

    private void open() {
        port.importing(
                "io.bucketeer.data.model." + record,
                "java.util.Collection",
                "java.util.List",
                "java.util.Optional",
                "java.util.stream.Stream");
        port.doc(
                0,
                "The " + nouns
                        + " of one environment, whose id stands first in every method and may be {@code \"\"}.\n\n"
                        + "<p>Every method throws a {@link io.bucketeer.data.error.DataAccessException} that says the"
                        + " cause, such as {@code InvalidDataException} before any SQL where one of the databases could"
                        + " not keep a value, {@code UnavailableException} where the database cannot be reached. Inside"
                        + " a unit of work a call takes part in it. Thread-safe.",
                List.of());
        port.line("public interface " + record + "Repository {");
        adapter.importing(
                "io.bucketeer.data.model." + record,
                "io.bucketeer.data.repository.Page",
                "io.bucketeer.data.repository." + record + "Query",
                "io.bucketeer.data.repository." + record + "Repository",
                "io.bucketeer.data.repository." + record + "Sort",
                "java.util.Collection",
                "java.util.List",
                "java.util.Optional",
                "java.util.stream.Stream");
        String gateway = versioned ? "VersionedGateway" : "TableGateway";
        adapter.doc(0, "{@link " + record + "Repository} on whichever database the engine has open.", List.of());
        adapter.line("final class Jooq" + record + "Repository implements " + record + "Repository {")
                .blank();
        adapter.line("    private final " + gateway + "<" + record + "> gateway;");
        adapter.line("    private final ListGateway<" + record + "> lists;").blank();
        adapter.line("    Jooq" + record + "Repository(Engine engine) {");
        adapter.line("        this.gateway = new " + gateway + "<>(engine, " + record + "Entity.INSTANCE);");
        adapter.line("        this.lists = new ListGateway<>(engine, gateway);");
        adapter.line("    }");
    }

    private void find() {
        method(
                "The " + noun + " of that id" + (versioned ? ", unless it is deleted." : "."),
                List.of(),
                "Optional<" + record + "> find(String environmentId, String " + key + ")",
                "return gateway.find(environmentId, " + key + ");");
        if (versioned) {
            method(
                    "The " + noun + " of that id, deleted or not.",
                    List.of(),
                    "Optional<" + record + "> findIncludingDeleted(String environmentId, String " + key + ")",
                    "return gateway.findIncludingDeleted(environmentId, " + key + ");");
        }
        List<Column> unique = uniqueColumns();
        if (unique.isEmpty()) {
            return;
        }
        StringBuilder name = new StringBuilder();
        List<String> parameters = new ArrayList<>(List.of("String environmentId"));
        StringBuilder filters = new StringBuilder();
        for (Column column : unique) {
            name.append(name.isEmpty() ? "" : "And").append(Names.pascal(column.name()));
            String javaName = Names.camel(column.name());
            parameters.add(Names.javaType(column.type()) + " " + javaName);
            importModel(column);
            filters.append("\n        .equal(\"" + javaName + "\", " + field(column.name()) + ", " + javaName
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
                "return lists.first(lists.request(environmentId)" + filters + "\n        .finish());");
    }

    private void insert() {
        method(
                "Stores a new " + noun + " exactly as given.",
                List.of("@throws io.bucketeer.data.error.DuplicateKeyException when the environment has one of that id"
                        + (versioned ? ", deleted or not" : "") + uniqueClash()),
                "void insert(String environmentId, " + record + " " + variable() + ")",
                "gateway.insert(environmentId, " + variable() + ");");
        method(
                "Stores new " + nouns + " exactly as given, all of them or none.",
                List.of("@throws io.bucketeer.data.error.DuplicateKeyException when {@link #insert} would refuse one of"
                        + " them, or two of them clash with each other"),
                "void insertAll(String environmentId, Collection<" + record + "> " + variables() + ")",
                "gateway.insertAll(environmentId, " + variables() + ");");
    }

    private void upsert() {
        method(
                "Stores those " + nouns + " whose " + Words.codes(uniqueNames())
                        + " the environment does not have yet; of"
                        + " those that it has, only {@code " + Names.camel(repository.updated())
                        + "} changes. Of two given with the same " + Words.codes(uniqueNames())
                        + " the first counts. All of them or none.",
                List.of("@throws io.bucketeer.data.error.DuplicateKeyException when another " + noun
                        + " has one of the " + Names.camel(repository.key()) + "s"),
                "void upsert(String environmentId, Collection<" + record + "> " + variables() + ")",
                "gateway.upsertAll(environmentId, " + variables() + ");");
    }

    private void updateAndDelete() {
        adapter.importing("io.bucketeer.data.repository.UnknownMembers");
        String check = "@throws io.bucketeer.data.error.OptimisticLockException when the stored version is another one";
        List<String> tags = List.of(
                "@return the " + noun + " as stored: version one higher and {@code " + Names.camel(repository.updated())
                        + "} now, or as it was where nothing changed",
                "@throws io.bucketeer.data.error.NotFoundException when there is no such " + noun
                        + ", or it is deleted",
                check,
                "@throws io.bucketeer.data.error.InvalidDataException with UNKNOWN_MEMBERS when a newer release wrote"
                        + " members that this one does not know");
        method(
                "Stores the changed " + noun
                        + " if its version is still the one that was read. Saving equal values succeeds"
                        + " and changes nothing.",
                tags,
                record + " update(String environmentId, " + record + " " + variable() + ")",
                "return gateway.update(environmentId, " + variable() + ", UnknownMembers.REFUSE);");
        method(
                "As {@link #update(String, " + record
                        + ")}, with a say in what becomes of members that this release does not" + " know.",
                List.of(),
                record + " update(String environmentId, " + record + " " + variable()
                        + ", UnknownMembers unknownMembers)",
                "return gateway.update(environmentId, " + variable() + ", unknownMembers);");
        method(
                "Marks the " + noun
                        + " as deleted if its version is still the given one; the version stays, {@code "
                        + Names.camel(repository.updated()) + "} is now.",
                List.of(
                        "@return whether it did: {@code false} when there is no such " + noun
                                + ", or it is deleted already",
                        check),
                "boolean delete(String environmentId, String " + key + ", int version)",
                "return gateway.delete(environmentId, " + key + ", version);");
    }

    private void hardDelete() {
        port.importing("java.time.Instant");
        adapter.importing("java.time.Instant");
        method(
                "Removes the " + noun + ".",
                List.of("@return whether there was one"),
                "boolean delete(String environmentId, String " + key + ")",
                "return gateway.delete(environmentId, " + key + ");");
        method(
                "Removes the " + noun + " if it has not changed since it was read.",
                List.of(
                        "@param " + Names.camel(repository.updated()) + " its time of change as read",
                        "@return whether there was one",
                        "@throws io.bucketeer.data.error.OptimisticLockException when it was changed at another time"),
                "boolean delete(String environmentId, String " + key + ", Instant " + Names.camel(repository.updated())
                        + ")",
                "return gateway.delete(environmentId, " + key + ", " + Names.camel(repository.updated()) + ");");
    }

    private void lists() {
        String query = record + "Query query";
        method(
                "One page of the " + nouns + " that the query selects.",
                List.of("@throws io.bucketeer.data.error.InvalidDataException with INVALID_CURSOR when the query's"
                        + " cursor was made for another query or environment, or was changed"),
                "Page<" + record + "> list(String environmentId, " + query + ")",
                "return lists.page(request(environmentId, query), query.pageSize(), query.cursor());");
        method(
                "How many " + nouns + " the query selects, on all pages together.",
                List.of(),
                "long count(String environmentId, " + query + ")",
                "return lists.count(request(environmentId, query));");
        method(
                "All " + nouns
                        + " that the query selects, fetched in chunks of 1,000 as the caller takes them, in constant"
                        + " memory. No connection is held in between, and it is no snapshot: a row written meanwhile"
                        + " may or may not be seen, and one whose sort value changes may be seen twice or not at all."
                        + " The query's page size and cursor do not matter.",
                List.of(),
                "Stream<" + record + "> stream(String environmentId, " + query + ")",
                "return lists.stream(request(environmentId, query));");
        method(
                "All " + nouns + " of the environment" + (versioned ? " that are not deleted" : "")
                        + ", by id, in one statement.",
                List.of(),
                "List<" + record + "> listByEnvironment(String environmentId)",
                "return gateway.listAll(environmentId);");
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
                .filter(name -> !name.equals(repository.tenant()))
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

    private String variables() {
        return Words.plural(variable());
    }

    private String variable() {
        return Names.camel(record.substring(0, 1).toLowerCase(Locale.ROOT) + record.substring(1));
    }
}
