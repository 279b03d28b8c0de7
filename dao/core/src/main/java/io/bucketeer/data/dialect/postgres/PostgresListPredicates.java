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
        Field<String[]> names = DSL.val(elements.toArray(String[]::new), SQLDataType.CLOB.array());
        return DSL.condition("({0}).names @> {1}", listColumn, names);
    }

    @Override
    public <T> Condition after(Field<T> sort, T sortValue, Field<String> key, String keyValue, boolean descending) {
        Row2<T, String> row = DSL.row(sort, key);
        return descending ? row.lt(sortValue, keyValue) : row.gt(sortValue, keyValue);
    }
}
