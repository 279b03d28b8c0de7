package io.bucketeer.data.contract;

import java.util.List;

final class MySqlWriteTrapsIT extends WriteTrapsContract {

    @Override
    String type() {
        return "mysql";
    }

    @Override
    List<String> tagKeys() {
        return List.of("PRIMARY", "name");
    }

    @Override
    List<String> partitionedTables() {
        return column("SELECT table_name FROM information_schema.partitions"
                + " WHERE table_schema = database() AND partition_name IS NOT NULL");
    }

    @Override
    void partitionTags() {
        execute("ALTER TABLE tag PARTITION BY RANGE COLUMNS (environment_id) (PARTITION low VALUES LESS THAN ('m'))");
    }

    @Override
    void joinTagsAgain() {
        execute("ALTER TABLE tag REMOVE PARTITIONING");
    }

    /** A connection keeps the limit that it found; others that come in between get by with it. */
    @Override
    void takeSmallPackets(boolean on) {
        execute("SET GLOBAL max_allowed_packet = " + (on ? 1_048_576 : 67_108_864));
    }

    @Override
    String endOfTwoMegabytes() {
        return "INVALID_VALUE";
    }
}
