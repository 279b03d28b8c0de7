package io.bucketeer.data.jooq;

import io.bucketeer.data.dialect.ListPredicates;
import io.bucketeer.data.repository.Direction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * A list query on its way to SQL: the condition, the order, and the fingerprint that cursors are bound to. Filters that
 * were not given add nothing. Not thread-safe; one per call.
 *
 * @param <T> the record
 */
final class ListRequest<T> {

    private final Action action;
    private final ListPredicates predicates;
    private final Validator validator;
    private final MessageDigest fingerprint = Cursor.sha256();
    private Condition environment = DSL.noCondition();
    private Condition filters = DSL.noCondition();
    private boolean byKey;
    private boolean byHand;
    private boolean byElements;
    private final Set<Field<?>> fixed = new HashSet<>();
    private @Nullable SortKey<T, ?> sort;
    private Direction direction = Direction.ASCENDING;

    /** Over the rows of all environments. */
    ListRequest(Action action, ListPredicates predicates) {
        this.action = action;
        this.predicates = predicates;
        this.validator = new Validator(action);
        mark("table", action.table());
    }

    /** Over the rows of the action's environment, where the table has one. */
    ListRequest(Action action, Entity<T> entity, ListPredicates predicates) {
        this(action, predicates);
        TableField<Record, String> tenant = entity.tenant();
        String environmentId = action.environmentId();
        if (tenant != null && environmentId != null) {
            validator.text("environmentId", environmentId, entity.tenantLength());
            environment = tenant.eq(environmentId);
            mark("environment", environmentId);
        }
    }

    /** Rows whose column equals the value. */
    <V> ListRequest<T> equal(String name, TableField<Record, V> column, @Nullable V value) {
        if (value != null) {
            if (value instanceof String text) {
                validator.text(name, text);
            }
            mark(name, value.toString());
            filters = filters.and(column.eq(value));
            fixed.add(column);
        }
        return this;
    }

    /** Rows whose column, which a key is made of, equals the value. */
    <V> ListRequest<T> key(String name, TableField<Record, V> column, V value) {
        return equal(name, column, Objects.requireNonNull(value, name));
    }

    /** Rows whose list column holds all of the elements, of which there may be so many; every row holds all of none. */
    ListRequest<T> containsAll(String name, Field<?> column, @Nullable Set<String> elements, int most) {
        if (elements != null && !elements.isEmpty() && isWithin(name, elements, most)) {
            List<String> sorted = elements.stream().sorted().toList();
            validator.texts(name, sorted, Validator.INDEXED_ELEMENT_MAX_LENGTH);
            sorted.forEach(element -> mark(name, element));
            filters = filters.and(predicates.containsAll(column, sorted));
            byElements = true;
        }
        return this;
    }

    /** Rows whose column is one of the values, of which there may be so many; no row's is one of none. */
    ListRequest<T> anyOf(String name, TableField<Record, String> column, @Nullable Set<String> values, int most) {
        if (values != null && isWithin(name, values, most)) {
            List<String> sorted = values.stream().sorted().toList();
            validator.texts(name, sorted);
            mark(name, Integer.toString(sorted.size())); // even none are not the same as no filter
            sorted.forEach(value -> mark(name, value));
            filters = filters.and(predicates.anyOf(column, sorted));
            byKey = true;
        }
        return this;
    }

    private boolean isWithin(String name, Set<String> values, int most) {
        if (values.size() > most) {
            validator.report(name, "has " + values.size() + " elements but it may have at most " + most);
            return false;
        }
        return true;
    }

    /** Rows whose list column has an element, or those where it has none. */
    ListRequest<T> notEmpty(String name, Field<?> column, @Nullable Boolean wanted) {
        return either(name, () -> predicates.notEmpty(column), wanted);
    }

    /** Rows with that number at the end of a path through the elements of a list column, or those without. */
    ListRequest<T> exists(
            String name, TableField<Record, ?> column, List<String> path, int number, @Nullable Boolean wanted) {
        return either(name, () -> predicates.exists(column, composite(column), path, number), wanted);
    }

    private static String composite(TableField<Record, ?> column) {
        return ((NestedBinding<?>) column.getBinding()).type().composite();
    }

    /** Rows that a condition written by hand selects for the value. */
    <V> ListRequest<T> byHand(String name, @Nullable V value, Function<V, Condition> condition) {
        if (value != null) {
            if (value instanceof String text) {
                validator.text(name, text);
            }
            mark(name, value.toString());
            filters = filters.and(condition.apply(value));
            byHand = true;
        }
        return this;
    }

    private ListRequest<T> either(String name, Supplier<Condition> holds, @Nullable Boolean wanted) {
        if (wanted != null) {
            mark(name, wanted.toString());
            filters = filters.and(wanted ? holds.get() : holds.get().not());
        }
        return this;
    }

    /** Rows where one of the columns contains the text, whatever the case. */
    @SafeVarargs
    final ListRequest<T> search(String name, @Nullable String text, Field<String>... columns) {
        if (text != null && !text.isEmpty()) {
            validator.text(name, text);
            mark(name, text);
            filters = filters.and(predicates.containsText(Arrays.asList(columns), text));
        }
        return this;
    }

    /** The order; the row's key breaks ties. */
    ListRequest<T> order(SortKey<T, ?> by, Direction towards) {
        mark("sort", by.name());
        mark("direction", towards.name());
        sort = by;
        direction = towards;
        return this;
    }

    /**
     * Names and values of everything that a cursor must not outlive, each with its length so that none runs into the
     * next.
     */
    private void mark(String name, String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        fingerprint.update((name + ":" + bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        fingerprint.update(bytes);
    }

    /** The finished request; refused when a filter holds what no database can compare. */
    Finished<T> finish() {
        validator.finish();
        return new Finished<>(
                action, environment, filters, byKey, byHand, byElements, fixed, sort, direction, fingerprint.digest());
    }

    /**
     * A checked list query.
     *
     * @param environment which rows are the environment's; no condition where the query crosses environments
     * @param filters which of them it selects
     * @param byKey whether a filter names the rows themselves
     * @param byHand whether a filter is written by hand, which may give the key a range of its own
     * @param byElements whether a filter looks for elements of a list column
     * @param fixed the columns that filters give one value
     */
    record Finished<T>(
            Action action,
            Condition environment,
            Condition filters,
            boolean byKey,
            boolean byHand,
            boolean byElements,
            Set<Field<?>> fixed,
            @Nullable SortKey<T, ?> sort,
            Direction direction,
            byte[] fingerprint) {

        Condition condition() {
            return environment.and(filters);
        }
    }
}
