package io.bucketeer.data.contract;

import io.bucketeer.data.testkit.TestDatabase;

final class PostgresTextTrapsIT extends TextTrapsContract {

    @Override
    String type() {
        return "postgres";
    }

    @Override
    void resizeSamplingSeed(int length) {
        execute("ALTER TABLE feature ALTER sampling_seed TYPE varchar(" + length + ") COLLATE \"C\"");
    }

    @Override
    String narrowCharacterSet(TestDatabase fresh) {
        execute("DROP DATABASE " + fresh.name());
        execute("CREATE DATABASE " + fresh.name()
                + " ENCODING 'LATIN1' LOCALE_PROVIDER libc LOCALE 'C' TEMPLATE template0");
        return "server_encoding is 'LATIN1' but must be UTF8";
    }
}
