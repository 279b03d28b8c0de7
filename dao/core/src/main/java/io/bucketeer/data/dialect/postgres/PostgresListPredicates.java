package io.bucketeer.data.dialect.postgres;

import io.bucketeer.data.dialect.ListPredicates;
import java.util.Collection;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Row2;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The predicates as PostgreSQL wants them. */
final class PostgresListPredicates implements ListPredicates {

    @Override
    public Condition containsText(List<Field<String>> columns, String text) {
        return DSL.or(columns.stream()
                .map(column -> DSL.condition("strpos({0}, {1}) > 0", folded(column), folded(DSL.val(text))))
                .toList());
    }

    /**
     * Text without its case: Unicode's mapping, where collation C would know the letters of ASCII only. It writes a
     * sigma at the end of a word in its other form, which must not matter.
     */
    private static Field<String> folded(Field<String> text) {
        return DSL.field("replace(lower({0} collate \"und-x-icu\"), '\u03C2', '\u03C3')", String.class, text);
    }

    /** The GIN index is over the names inside the composite. */
    @Override
    public Condition containsAll(Field<?> listColumn, Collection<String> elements) {
        if (elements.isEmpty()) {
            return DSL.trueCondition();
        }
        return DSL.condition("({0}).names @> {1}", listColumn, texts(elements));
    }

    @Override
    public Condition anyOf(Field<String> column, Collection<String> values) {
        return DSL.condition("{0} = any({1})", column, texts(values));
    }

    private static Field<String[]> texts(Collection<String> values) {
        return DSL.val(values.toArray(String[]::new), SQLDataType.CLOB.array());
    }

    @Override
    public Condition notEmpty(Field<?> nestedListColumn) {
        return DSL.condition("coalesce(cardinality({0}), 0) > 0", nestedListColumn);
    }

    /**
     * A function of the schema follows the path, since only the result of a function can be indexed: the numbers are
     * among the texts it gives.
     */
    @Override
    public Condition exists(Field<?> nestedListColumn, String composite, List<String> path, int number) {
        return DSL.condition(
                "{0} @> array[{1}]", references(nestedListColumn, composite), DSL.inline(Integer.toString(number)));
    }

    /** What the elements look at; see the comment of the function in the schema. */
    private static Field<String[]> references(Field<?> nestedListColumn, String composite) {
        return DSL.function(DSL.name(composite + "_references"), String[].class, nestedListColumn);
    }

    /**
     * None: an index that ends with the key gives its rows in order. The planner would take the range for one more
     * filter, expect a handful of rows where there are thousands, and sort them all.
     */
    @Override
    public Condition keyRange(Field<String> key, String start) {
        return DSL.noCondition();
    }

    /** The composite around the names of a list of texts. */
    @Override
    public Field<Integer> size(Field<?> listColumn) {
        return DSL.field("coalesce(cardinality(({0}).names), 0)", Integer.class, listColumn);
    }

    @Override
    public Condition environmentOfLaterPage(Field<String> environment, String environmentId) {
        return environment.eq(environmentId);
    }

    @Override
    public <T> Condition after(Field<T> sort, T sortValue, Field<String> key, String keyValue, boolean descending) {
        Row2<T, String> row = DSL.row(sort, key);
        return descending ? row.lt(sortValue, keyValue) : row.gt(sortValue, keyValue);
    }

    @Override
    public String answeredBy(String table, String index) {
        return "";
    }

    /** A GIN index has no order. */
    @Override
    public String elementsDownwards(String table) {
        return "";
    }
}
