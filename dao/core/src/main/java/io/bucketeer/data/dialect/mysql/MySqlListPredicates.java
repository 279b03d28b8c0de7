package io.bucketeer.data.dialect.mysql;

import io.bucketeer.data.dialect.ListPredicates;
import java.util.Collection;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** The predicates as MySQL wants them. */
final class MySqlListPredicates implements ListPredicates {

    @Override
    public Condition containsText(List<Field<String>> columns, String text) {
        return DSL.or(columns.stream()
                .map(column -> DSL.condition("locate({0}, {1}) > 0", folded(DSL.val(text)), folded(column)))
                .toList());
    }

    /**
     * Text without its case, whatever collation a column or session has. The mapping of {@code utf8mb4_0900_bin} is
     * that of Unicode 9 but for U+0130, which loses its dot, and U+023A and U+023E, whose small letters are longer in UTF-8:
     * there the server cuts off all that follows. Letters that Unicode got later, such as U+1C90, keep their case here and
     * lose it on PostgreSQL where its ICU library knows them. The small sigma has two forms, of which the mapping knows one.
     */
    private static Field<String> folded(Field<String> text) {
        return DSL.field(
                "replace(lower(replace(replace(replace({0}, '\u0130', 'i\u0307'), '\u023A', '\u2C65'), '\u023E', '\u2C66')"
                        + " collate utf8mb4_0900_bin), '\u03C2', '\u03C3')",
                String.class, text);
    }

    /**
     * The expression must be the index's own, or the index is not used; it stands in for a JSON null, which cannot be
     * indexed. {@code MEMBER OF} compares JSON strings byte for byte after the index has found the candidates.
     */
    @Override
    public Condition containsAll(Field<?> listColumn, Collection<String> elements) {
        return DSL.and(elements.stream()
                .map(element -> DSL.condition(
                        "{0} member of (if(json_type({1}) = 'NULL', json_array(), {1}))", DSL.val(element), listColumn))
                .toList());
    }

    /** One JSON array as the one parameter. */
    @Override
    public Condition anyOf(Field<String> column, Collection<String> values) {
        return DSL.condition(
                "{0} in (select given.element from json_table({1}, '$[*]' columns (element "
                        + MySqlJson.columnType(column) + " path '$')) as given)",
                column,
                DSL.val(MySqlJson.array(values)));
    }

    @Override
    public Condition notEmpty(Field<?> nestedListColumn) {
        return size(nestedListColumn).gt(DSL.inline(0));
    }

    /** The expression must be the index's own, or the index is not used. */
    @Override
    public Condition exists(Field<?> nestedListColumn, String composite, List<String> path, int number) {
        return DSL.condition(
                "coalesce(json_contains(json_extract({0}, {1}), {2}), 0) = 1",
                nestedListColumn,
                DSL.inline("$[*]." + String.join("[*].", path)),
                DSL.inline(Integer.toString(number)));
    }

    /**
     * The range of the primary key gives its rows in order. An index that ends with the key does not: its entries are in
     * that order, but the optimizer knows no key parts beyond 3,072 bytes.
     */
    @Override
    public Condition keyRange(Field<String> key, String start) {
        return key.ge(start + ":").and(key.lt(start + ";"));
    }

    /** A JSON null, which Bucketeer writes for an empty list, would count as one element. */
    @Override
    public Field<Integer> size(Field<?> listColumn) {
        return DSL.field(
                "coalesce(json_length(if(json_type({0}) = 'NULL', json_array(), {0})), 0)", Integer.class, listColumn);
    }

    /**
     * Two equal bounds. Where all that follows the position is a large part of the table, the optimizer drops its range;
     * of an environment that is a constant it then looks up all entries and passes over those before the position.
     * Bounds leave it no look-up, and the range comes back with the order. An order that no index has is not served
     * better or worse: such a large part is sorted in any case.
     */
    @Override
    public Condition environmentOfLaterPage(Field<String> environment, String environmentId) {
        return environment.between(environmentId, environmentId);
    }

    /** A row comparison would mean the same, but MySQL uses no index range for it. */
    @Override
    public <T> Condition after(Field<T> sort, T sortValue, Field<String> key, String keyValue, boolean descending) {
        Condition furtherKey = descending ? key.lt(keyValue) : key.gt(keyValue);
        Condition furtherSort = descending ? sort.lt(sortValue) : sort.gt(sortValue);
        return furtherSort.or(sort.eq(sortValue).and(furtherKey));
    }

    /**
     * The optimizer prices an entry of an index by the longest that it could be, and takes one with texts of 255
     * characters for as dear as a row.
     */
    @Override
    public String answeredBy(String table, String index) {
        return "/*+ INDEX(" + table + " " + index + ") */";
    }

    /**
     * A multi-valued index is in the order of the key among the entries of one element. MySQL 8.0 reads it backwards for the
     * order downwards, and so loses all rows but one or none. The rows are found by that index and then sorted.
     */
    @Override
    public String elementsDownwards(String table) {
        return "/*+ NO_ORDER_INDEX(" + table + ") */";
    }
}
