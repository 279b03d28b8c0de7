package io.bucketeer.data.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketeer.data.error.InvalidDataException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MySqlErrorTranslatorIT extends ErrorTranslatorContract {

    @Override
    String type() {
        return "mysql";
    }

    @Override
    List<String> fiveSeconds() {
        return List.of("do sleep(5)");
    }

    @Override
    String readOnly() {
        return "set session transaction read only";
    }

    @Override
    String sessionNumber() {
        return "select connection_id()";
    }

    @Override
    String endSession(long number) {
        return "kill " + number;
    }

    @Override
    List<String> noRoom() {
        return List.of(
                "set session max_heap_table_size = 16384",
                "create temporary table small (id int, name varchar(1000)) engine = memory",
                "insert into small select id, 'GEHEIM' from information_schema.collations");
    }

    @Override
    String[] reader(String name, String password) {
        return new String[] {
            "create user '" + name + "' identified by '" + password + "'",
            "grant select on `" + database.name() + "`.child to '" + name + "'"
        };
    }

    @Override
    String[] dropReader(String name) {
        return new String[] {"drop user '" + name + "'"};
    }

    @Test
    void rowBiggerThanAPacket_isInvalidDataNotALostConnection() {
        String big = "x".repeat(70_000_000);
        assertThat(failure("update child set name = ? where id = 'c'", big)).isInstanceOf(InvalidDataException.class);
    }

    @Test
    void textThatIsNoJson_isInvalidData() {
        execute("create table document (json json)");
        assertThat(failure("insert into document values (?)", SECRET)).isInstanceOf(InvalidDataException.class);
    }
}
