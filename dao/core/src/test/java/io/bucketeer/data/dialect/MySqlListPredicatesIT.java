package io.bucketeer.data.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.junit.jupiter.api.Test;

final class MySqlListPredicatesIT extends ListPredicatesContract {

    @Override
    String type() {
        return "mysql";
    }

    @Override
    String[] table() {
        return new String[] {"""
            create table lamp (
                id varchar(400) primary key, name varchar(400) not null, note text not null, size bigint not null,
                lit tinyint(1) not null, tags json not null, parts json null
            ) default character set utf8mb4 collate utf8mb4_0900_bin
            """, """
            create index lamp_tags on lamp
                ((cast(if(json_type(tags) = 'NULL', json_array(), tags) as char(255) array)))
            """};
    }

    @Override
    String tagsParameter() {
        return "?";
    }

    @Override
    Object tags(List<String> tags) {
        return tags.stream()
                .map(tag ->
                        "\"" + tag.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"")
                .collect(Collectors.joining(",", "[", "]"));
    }

    @Test
    void containsAll_usesTheIndexOverTheElements() {
        manyLamps();
        execute("analyze table lamp");
        Condition one = open.dialect().listPredicates().containsAll(TAGS, List.of("tag-7"));
        Condition two = open.dialect().listPredicates().containsAll(TAGS, List.of("common", "tag-7"));
        assertThat(plan(one)).contains("lamp_tags");
        assertThat(plan(two)).contains("lamp_tags");
        assertThat(ids(two)).containsExactly("lamp-7");
    }

    @Test
    void containsAll_jsonNull_whichGoWritesForNoTags_holdsNothing() {
        execute("insert into lamp (id, name, note, size, lit, tags) values ('1', '', '', 0, 0, 'null')");
        assertThat(tagged("null")).isEmpty();
        assertThat(tagged()).containsExactly("1");
    }

    @Test
    void size_jsonNull_isNone() {
        execute("insert into lamp (id, name, note, size, lit, tags) values ('1', '', '', 0, 0, 'null')");
        assertThat(ids(open.dialect().listPredicates().size(TAGS).eq(0))).containsExactly("1");
    }

    @Test
    void notEmptyAndExists_jsonNullAndMissingMembers_areNone() {
        execute(
                "insert into lamp (id, name, note, size, lit, tags, parts) values ('1', '', '', 0, 0, '[]', 'null')",
                "insert into lamp (id, name, note, size, lit, tags, parts) values"
                        + " ('2', '', '', 0, 0, '[]', '[{\"wires\": null}, {}, {\"wires\": [{}]}]')");
        Condition notEmpty = open.dialect().listPredicates().notEmpty(PARTS);
        Condition exists = open.dialect().listPredicates().exists(PARTS, "part", List.of("wires", "kind"), 7);
        assertThat(ids(notEmpty.not())).containsExactly("1");
        assertThat(ids(exists.not())).containsExactly("1", "2");
    }

    @Test
    void anyOf_usesTheKey() {
        manyLamps();
        execute("analyze table lamp");
        assertThat(plan(anyOf(List.of("lamp-7", "lamp-8")))).contains("PRIMARY").doesNotContain("scan on lamp");
    }

    @Override
    String parts(int[]... wiresOfParts) {
        return Stream.of(wiresOfParts)
                .map(kinds -> IntStream.of(kinds)
                        .mapToObj(kind -> "{\"kind\": " + kind + "}")
                        .collect(Collectors.joining(",", "{\"wires\": [", "]}")))
                .collect(Collectors.joining(",", "'[", "]'"));
    }

    private String plan(Condition condition) {
        return query(dsl -> dsl.fetchValue("explain format=tree select id from lamp where {0}", condition)
                .toString());
    }
}
