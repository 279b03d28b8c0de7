package io.bucketeer.data.contract;

import java.util.List;

final class PostgresWriteTrapsIT extends WriteTrapsContract {

    @Override
    String type() {
        return "postgres";
    }

    @Override
    List<String> tagKeys() {
        return List.of("tag_pkey", "unique_tag_name_environment_id_entity_type");
    }

    @Override
    List<String> partitionedTables() {
        return column("SELECT relname FROM pg_class WHERE relkind = 'p'");
    }

    /** No table becomes a partitioned one: another takes its name. */
    @Override
    void partitionTags() {
        execute("ALTER TABLE tag RENAME TO tag_whole");
        execute("CREATE TABLE tag (LIKE tag_whole INCLUDING ALL) PARTITION BY RANGE (environment_id)");
        execute("CREATE TABLE tag_low PARTITION OF tag FOR VALUES FROM (MINVALUE) TO ('m')");
    }

    @Override
    void joinTagsAgain() {
        execute("DROP TABLE tag");
        execute("ALTER TABLE tag_whole RENAME TO tag");
    }

    @Override
    void takeSmallPackets(boolean on) {}

    @Override
    String endOfTwoMegabytes() {
        return "stored";
    }
}
