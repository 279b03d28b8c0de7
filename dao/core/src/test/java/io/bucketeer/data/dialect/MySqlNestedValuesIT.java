package io.bucketeer.data.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MySqlNestedValuesIT extends NestedValuesContract {

    @Override
    String type() {
        return "mysql";
    }

    @Override
    String[] table() {
        return new String[] {"create table grove (id int primary key, branches json, branch json)"};
    }

    @Test
    void jsonNull_isAnEmptyListAndNoObject() throws SQLException {
        execute("insert into grove values (1, 'null', 'null')");
        assertThat(branches(open, 1)).isEmpty();
        assertThat(branch(open, 1)).isNull();
    }

    @Test
    void missingAndNullKeys_areZeroValues() throws SQLException {
        execute("insert into grove values (1, '[{}, {\"words\": null, \"leaf\": null}]', '{\"name\": \"a\"}')");
        Branch zero = new Branch("", 0, List.of(), null, List.of(), List.of());
        assertThat(branches(open, 1)).isEqualTo(List.of(zero, zero));
        assertThat(branch(open, 1)).isEqualTo(new Branch("a", 0, List.of(), null, List.of(), List.of()));
    }

    @Test
    void unknownKeys_areSkippedAndReported() throws SQLException {
        execute(
                "insert into grove values (1, null, '"
                        + "{\"new\": {\"deep\": [1, {\"x\": null}]}, \"name\": \"a\", \"leaf\": {\"color\": \"red\", \"shape\": 1}}')");
        assertThat(branch(open, 1))
                .isEqualTo(new Branch("a", 0, List.of(), new Branch.Leaf("red", 0), List.of(), List.of()));
        assertThat(unknown).containsExactlyInAnyOrder("new", "shape");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]                      | holds START_ARRAY where an object was expected, at its root",
                "{\"name\": 1}           | holds VALUE_NUMBER_INT where text was expected, at /name",
                "{\"weight\": \"secret\"}| holds VALUE_STRING where a whole number was expected, at /weight",
                "{\"weight\": 1.5}       | holds VALUE_NUMBER_FLOAT where a whole number was expected, at /weight",
                "{\"words\": [\"a\", null]} | holds VALUE_NULL where text was expected, at /words/1",
                "{\"words\": {}}         | holds START_OBJECT where a list was expected, at /words",
                "{\"leaves\": [null]}    | holds VALUE_NULL where an object was expected, at /leaves/0",
                "{\"weight\": 99999999999} | holds a number beyond 32 bits, at /weight",
            })
    void anotherShape_isMalformedAndNamesThePlace(String stored, String problem) {
        execute("insert into grove values (1, null, '" + stored + "')");
        assertThatThrownBy(() -> branch(open, 1))
                .isInstanceOf(MalformedValueException.class)
                .hasMessage(problem);
    }
}
