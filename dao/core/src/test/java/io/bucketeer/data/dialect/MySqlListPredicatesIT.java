package io.bucketeer.data.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
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
                id varchar(40) primary key, name varchar(400) not null, note text not null, size bigint not null,
                lit tinyint(1) not null, tags json not null
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
        execute("insert into lamp values ('1', '', '', 0, 0, 'null')");
        assertThat(tagged("null")).isEmpty();
        assertThat(tagged()).containsExactly("1");
    }

    private String plan(Condition condition) {
        return query(dsl -> dsl.fetchValue("explain format=tree select id from lamp where {0}", condition)
                .toString());
    }
}
