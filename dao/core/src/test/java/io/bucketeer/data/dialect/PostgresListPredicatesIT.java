package io.bucketeer.data.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.junit.jupiter.api.Test;

final class PostgresListPredicatesIT extends ListPredicatesContract {

    @Override
    String type() {
        return "postgres";
    }

    @Override
    String[] table() {
        return new String[] {
            "create domain text_list as text[] collate \"C\" not null",
            "create type tags as (names text_list)",
            "create type wire as (kind int)",
            "create domain wire_list as wire[] not null",
            "create type part as (wires wire_list)",
            """
            create function part_references(parts part[]) returns text[] language sql immutable
                return array(select w.kind::text from unnest(parts) as p, unnest(p.wires) as w)
            """,
            """
            create table lamp (
                id varchar(400) collate "C" primary key, name varchar(400) collate "C" not null,
                note text collate "C" not null, size bigint not null, lit boolean not null, tags tags not null,
                parts part[]
            )
            """,
            "create index lamp_tags on lamp using gin (((tags).names))"
        };
    }

    @Override
    String tagsParameter() {
        return "row(?::text[])::tags";
    }

    @Override
    Array tags(List<String> tags) throws SQLException {
        try (Connection connection = open.dataSource().getConnection()) {
            return connection.createArrayOf("text", tags.toArray());
        }
    }

    @Test
    void containsAll_usesTheIndexOverTheElements() {
        manyLamps();
        execute("vacuum analyze lamp"); // the index sets new entries aside until then
        Condition one = open.dialect().listPredicates().containsAll(TAGS, List.of("tag-7"));
        Condition two = open.dialect().listPredicates().containsAll(TAGS, List.of("common", "tag-7"));
        assertThat(plan(one)).contains("lamp_tags");
        assertThat(plan(two)).contains("lamp_tags");
        assertThat(ids(two)).containsExactly("lamp-7");
    }

    @Test
    void anyOf_usesTheKey() {
        manyLamps();
        execute("vacuum analyze lamp");
        assertThat(plan(anyOf(List.of("lamp-7", "lamp-8")))).contains("lamp_pkey");
    }

    @Override
    String parts(int[]... wiresOfParts) {
        return Stream.of(wiresOfParts)
                .map(kinds -> IntStream.of(kinds)
                        .mapToObj(kind -> "row(" + kind + ")::wire")
                        .collect(Collectors.joining(",", "row(array[", "]::wire[])::part")))
                .collect(Collectors.joining(",", "array[", "]::part[]"));
    }

    private String plan(Condition condition) {
        return query(dsl ->
                dsl.fetch("explain select id from lamp where {0}", condition).format());
    }
}
