package io.bucketeer.data.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketeer.data.error.ErrorCode;
import io.bucketeer.data.error.InvalidDataException;
import io.bucketeer.data.error.InvalidDataException.Violation;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What a call of the library came to. */
sealed interface Answer {

    /** It returned this. */
    record Value(Object value) implements Answer {}

    /** It was refused before any SQL, for texts at these places. */
    record Refusal(ErrorCode code, Set<String> places) implements Answer {}

    /** The answer of a call; an error of the database itself is none. */
    static Answer of(Supplier<Object> call) {
        try {
            return new Value(call.get());
        } catch (InvalidDataException e) {
            assertThat(e.getCause()).as("the library's own refusal").isNull();
            return new Refusal(
                    e.code(), e.violations().stream().map(Violation::path).collect(Collectors.toSet()));
        }
    }

    /** Refused for the texts at these places. */
    static Answer refused(Set<String> places) {
        return new Refusal(ErrorCode.INVALID_VALUE, places);
    }

    /** Refused for the one text, or else that value. */
    static Answer unless(boolean refused, String place, Supplier<Object> value) {
        return refused ? refused(Set.of(place)) : new Value(value.get());
    }
}
