package io.bucketeer.data.jooq;

import io.bucketeer.data.dialect.ListPredicates;
import io.bucketeer.data.repository.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.SortField;
import org.jspecify.annotations.Nullable;

/**
 * The order of a list of rows of all environments: by a sort key, where there is one, then by environment and id.
 * Immutable.
 *
 * @param <T> what is listed
 */
record DirectoryOrder<T>(DirectoryKey<T> key, @Nullable SortKey<T, ?> sort, boolean descending) {

    static <T> DirectoryOrder<T> of(DirectoryKey<T> key, ListRequest.Finished<T> request) {
        return new DirectoryOrder<>(key, request.sort(), request.direction() == Direction.DESCENDING);
    }

    List<SortField<?>> fields(ListPredicates predicates) {
        List<SortField<?>> fields = new ArrayList<>();
        if (sort != null) {
            fields.add(towards(sort.expression().apply(predicates)));
        }
        Stream.of(key.environmentId(), key.id()).map(this::towards).forEach(fields::add);
        return fields;
    }

    private SortField<?> towards(Field<?> field) {
        return descending ? field.desc() : field.asc();
    }

    /** Where a page ends. */
    Cursor cursor(T last) {
        String value = sort == null ? "" : String.valueOf(sort.value().apply(last));
        return new Cursor(
                value, new Place(key.environmentIdOf().apply(last), key.idOf().apply(last)).text());
    }

    /** The rows behind the end of a page. */
    Condition after(Action action, Cursor position, ListPredicates predicates) {
        Place place = Place.parse(action, position.key());
        Condition furtherKey =
                predicates.after(key.environmentId(), place.environmentId, key.id(), place.id, descending);
        return sort == null ? furtherKey : after(action, sort, position, predicates, furtherKey);
    }

    private <V> Condition after(
            Action action, SortKey<T, V> by, Cursor position, ListPredicates predicates, Condition furtherKey) {
        V value;
        try {
            value = by.parse().apply(position.sortValue());
        } catch (NumberFormatException e) {
            throw Errors.badCursor(action, "was changed");
        }
        Field<V> field = by.expression().apply(predicates);
        Condition further = descending ? field.lt(value) : field.gt(value);
        return further.or(field.eq(value).and(furtherKey));
    }

    /** A key in two parts as one text; the length of the first tells where the second starts. */
    private record Place(String environmentId, String id) {

        private static final char END_OF_LENGTH = ':';

        String text() {
            return environmentId.length() + String.valueOf(END_OF_LENGTH) + environmentId + id;
        }

        static Place parse(Action action, String text) {
            try {
                int start = text.indexOf(END_OF_LENGTH) + 1;
                int end = start + Integer.parseInt(text.substring(0, start - 1));
                return new Place(text.substring(start, end), text.substring(end));
            } catch (NumberFormatException | IndexOutOfBoundsException e) {
                throw Errors.badCursor(action, "was changed");
            }
        }
    }
}
