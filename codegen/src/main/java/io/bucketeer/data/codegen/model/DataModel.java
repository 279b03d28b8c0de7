package io.bucketeer.data.codegen.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The one logical model behind both schemas: the input of the render stage. Plain data, immutable, in declaration
 * order.
 *
 * @param enums the enums, numbers as stored
 * @param nested the nested types, each declared after the types that it uses
 * @param tables the tables, in the order of {@code model.yaml}
 */
public record DataModel(List<EnumType> enums, List<NestedType> nested, List<Table> tables) {

    public DataModel {
        enums = List.copyOf(enums);
        nested = List.copyOf(nested);
        tables = List.copyOf(tables);
    }

    /** A closed list of known numbers; a number outside it is still readable. */
    public record EnumType(String name, List<Constant> constants) {
        public EnumType {
            constants = List.copyOf(constants);
        }
    }

    /** One enum constant and the number that both databases store for it. */
    public record Constant(String name, int number) {}

    /** How a nested value stands in a JSON column of MySQL. */
    public enum JsonForm {
        /** snake_case keys, enum numbers, every key written. */
        PLAIN,
        /** camelCase keys, enum names, zero values omitted. */
        PROTOJSON
    }

    /**
     * A nested type: a composite type on PostgreSQL, a JSON object on MySQL.
     *
     * @param name the composite type's name, snake_case
     * @param comment what it is, from the catalog
     * @param members its attributes in order
     * @param form how MySQL writes it
     */
    public record NestedType(String name, String comment, List<Member> members, JsonForm form) {
        public NestedType {
            members = List.copyOf(members);
        }
    }

    /** One attribute of a nested type; {@code name} is the attribute's and the plain JSON key. */
    public record Member(String name, Type type, boolean nullable, String comment) {}

    /** What a column or member holds. */
    public sealed interface Type {}

    /** Text; {@code maxLength} in code points, empty where only the table's limit of 65,535 bytes or none applies. */
    public record TextType(Optional<Integer> maxLength) implements Type {}

    /** The types without parameters. */
    public enum ScalarType implements Type {
        BOOLEAN,
        INT,
        LONG,
        /** Epoch seconds in a BIGINT; {@code java.time.Instant} in the API. */
        INSTANT
    }

    /** An enum stored by number. */
    public record EnumRef(String name) implements Type {}

    /** A nested type, by its composite's name. */
    public record NestedRef(String name) implements Type {}

    /** A list; elements are never null. */
    public record ListType(Type element) implements Type {}

    /**
     * A composite of one list that the record shows as that list: {@code tags AS (names text[])}. On MySQL it is a bare
     * JSON array.
     */
    public record WrapperType(String name, String member, ListType list) implements Type {}

    /**
     * A table.
     *
     * @param name the table's name in both databases
     * @param comment what it holds, from the catalog
     * @param columns all columns, in the order of {@code model.yaml}
     * @param repository what its repository offers; empty for a table that has none
     */
    public record Table(
            String name,
            String comment,
            List<Column> columns,
            List<String> primaryKey,
            Optional<Repository> repository) {
        public Table {
            columns = List.copyOf(columns);
            primaryKey = List.copyOf(primaryKey);
        }

        /** The column of that name; it exists by construction. */
        public Column column(String columnName) {
            return columns.stream()
                    .filter(c -> c.name().equals(columnName))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /**
     * A column.
     *
     * @param nullable whether SQL NULL may stand in it
     * @param optional whether the record shows absence ({@code null}); a nullable list column is not optional: NULL
     *     reads as empty
     * @param defaultText the column's default as the catalog says it, normalised; empty for none
     */
    public record Column(
            String name, Type type, boolean nullable, boolean optional, Optional<String> defaultText, String comment) {}

    /**
     * What a repository of the table offers.
     *
     * @param record the record's simple name
     * @param key the key column inside one tenant
     * @param tenant the column that stands first in every method and in no record; empty where rows belong to no
     *     tenant: then the port is a directory
     * @param version the optimistic lock's column, where there is one
     * @param softDelete the column that marks a row as deleted, where there is one
     * @param created when the row was made, where a column says it
     * @param updated when the row was last changed, where a column says it; the optimistic lock where there is no version
     * @param unique the columns of the unique key beside the primary one, where there is one
     * @param kept the columns that an update leaves as they are stored
     * @param hidden the columns that are in no record; statements written by hand deal with them
     * @param writes what the repository offers beside reading
     * @param byHand the name of what is written by hand for this repository: a port that the repository's extends, and a
     *     class that its implementation extends
     * @param directory whether a port of its own lists the rows of all tenants
     * @param directoryByHand the same as {@code byHand} for that port
     */
    public record Repository(
            String record,
            String key,
            Optional<String> tenant,
            Optional<String> version,
            Optional<String> softDelete,
            Optional<String> created,
            Optional<String> updated,
            List<String> unique,
            List<String> kept,
            List<String> hidden,
            Set<Write> writes,
            Optional<String> byHand,
            boolean directory,
            Optional<String> directoryByHand,
            List<Filter> filters,
            List<Sort> sorts) {
        public Repository {
            unique = List.copyOf(unique);
            kept = List.copyOf(kept);
            hidden = List.copyOf(hidden);
            writes = Set.copyOf(writes);
            filters = List.copyOf(filters);
            sorts = List.copyOf(sorts);
        }

        /** Whether the record shows the column. */
        public boolean shows(String column) {
            return tenant.filter(column::equals).isEmpty() && !hidden.contains(column);
        }

        /** Whether the repository offers this. */
        public boolean offers(Write write) {
            return writes.contains(write);
        }

        /** The port's simple name: rows of no tenant stand in a directory. */
        public String port() {
            return record + (tenant.isPresent() ? "Repository" : "Directory");
        }
    }

    /** What a repository may offer beside reading. */
    public enum Write {
        INSERT,
        /** Guarded by the version, or by the time of change. */
        UPDATE,
        /** By the unique key beside the primary one. */
        UPSERT,
        /** Soft where a column marks deleted rows and there is a version, otherwise the row is removed. */
        DELETE
    }

    /** How a filter of a list query compares. */
    public enum FilterKind {
        EQUALS,
        /** The column is one of the given texts. */
        ANY_OF,
        /** Every given element is in the list column. */
        CONTAINS_ALL,
        /** The list column has an element, or has none. */
        NOT_EMPTY,
        /** An enum constant stands at the end of a path through the list column's elements, or does not. */
        EXISTS,
        /** Literal, case-insensitive text search over several columns. */
        SEARCH,
        /** A condition written by hand. */
        BY_HAND
    }

    /**
     * A filter of the list query.
     *
     * @param name the query component, camelCase
     * @param path what {@link FilterKind#EXISTS} looks for in its one column; empty for every other kind
     * @param byHand what {@link FilterKind#BY_HAND} takes and means; empty for every other kind
     */
    public record Filter(
            String name, FilterKind kind, List<String> columns, Optional<ConstantPath> path, Optional<ByHand> byHand) {
        public Filter {
            columns = List.copyOf(columns);
        }
    }

    /**
     * An enum constant inside the elements of a list column.
     *
     * @param members the members to follow; all but the last are lists of nested types, the last is of the enum
     * @param enumName the enum
     * @param constant the constant
     */
    public record ConstantPath(List<String> members, String enumName, String constant) {
        public ConstantPath {
            members = List.copyOf(members);
        }
    }

    /**
     * What is written by hand.
     *
     * @param type the Java type of what a filter takes, of {@code java.lang} or the repositories' package; empty for a
     *     sort key
     * @param meaning what it does, for the documentation
     */
    public record ByHand(String type, String meaning) {}

    /**
     * A sort key: an enum constant and its column, or the number of elements in that, or an order written by hand.
     *
     * @param column empty where the order is written by hand
     */
    public record Sort(String name, String column, boolean bySize, Optional<ByHand> byHand) {}
}
