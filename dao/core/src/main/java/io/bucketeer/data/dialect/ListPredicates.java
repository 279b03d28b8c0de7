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

    /** Whether the list column holds every one of the elements, compared exactly; always where there are none. */
    Condition containsAll(Field<?> listColumn, Collection<String> elements);

    /**
     * Whether the column equals one of the values, never where there are none. The statement's text is the same however
     * many there are, and an index over the column can be used.
     *
     * @param column text of at most 255 characters, compared by code point
     */
    Condition anyOf(Field<String> column, Collection<String> values);

    /** Whether the column, a list of nested values, has an element; an absent list has none. */
    Condition notEmpty(Field<?> nestedListColumn);

    /**
     * Whether a number stands at the end of a path through the elements of a list of nested values; never unknown.
     * There are indexes for the numbers that filters ask for.
     *
     * @param composite the name of the composite type of an element
     * @param path the members to follow, lists of nested values but for the last, which is the number
     */
    Condition exists(Field<?> nestedListColumn, String composite, List<String> path, int number);

    /**
     * What follows for the key from another filter: that it starts with a text and {@code :}. It selects no other rows;
     * it says so where the order of the key is read best by its own range, and nothing where that would mislead.
     */
    Condition keyRange(Field<String> key, String start);

    /** How many texts the list column holds, 0 where it is absent. */
    Field<Integer> size(Field<?> listColumn);

    /**
     * Whether a row is of the environment, in a page that goes on behind a position: said so that an index over
     * environment, sort and key is read from the position on, not from the environment's first row. The page must be
     * ordered by the environment first, which need not be a constant to the database.
     */
    Condition environmentOfLaterPage(Field<String> environment, String environmentId);

    /**
     * Whether a row stands after the given position in the order of {@code sort}, then {@code key}.
     *
     * @param descending whether both run downwards
     */
    <T> Condition after(Field<T> sort, T sortValue, Field<String> key, String keyValue, boolean descending);

    /**
     * A hint for a query of one table that is looked up by an index which holds all it asks for; empty where the
     * database finds that by itself.
     */
    String answeredBy(String table, String index);

    /**
     * A hint for a query of one table that looks for elements of a list column and is ordered by the key alone, downwards;
     * empty where the database answers it rightly by itself.
     */
    String elementsDownwards(String table);
}
