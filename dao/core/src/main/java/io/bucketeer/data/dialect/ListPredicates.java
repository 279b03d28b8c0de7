package io.bucketeer.data.dialect;

import java.util.Collection;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;

/** The predicates of list queries whose text differs between databases. Thread-safe. */
public interface ListPredicates {

    /**
     * Whether any of the columns contains the text literally ({@code %}, {@code _} and {@code \} mean themselves),
     * whatever the case.
     */
    Condition containsText(List<Field<String>> columns, String text);

    /** Whether the list column holds every one of the elements, compared exactly. */
    Condition containsAll(Field<?> listColumn, Collection<String> elements);

    /**
     * Whether a row stands after the given position in the order of {@code sort}, then {@code key}.
     *
     * @param descending whether both run downwards
     */
    <T> Condition after(Field<T> sort, T sortValue, Field<String> key, String keyValue, boolean descending);
}
