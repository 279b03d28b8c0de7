package io.bucketeer.data.benchmarks.subject;

import io.bucketeer.data.config.DataConfig;
import io.bucketeer.data.dialect.Databases;
import io.bucketeer.data.dialect.NestedValues;
import io.bucketeer.data.dialect.OpenDatabase;

/** The ways to read and write features that are compared. All use the library's pool and driver settings. */
public enum Subject {
    /** This library. */
    LIBRARY("this library") {
        @Override
        public FeatureStore open(DataConfig config) {
            return new LibraryStore(config);
        }

        @Override
        public SecretReads openSecrets(DataConfig config) {
            return new LibrarySecrets(config);
        }
    },
    /** Hand-written JDBC on the library's table with the library's codecs. */
    JDBC("JDBC by hand, same table and codecs") {
        @Override
        public FeatureStore open(DataConfig config) {
            OpenDatabase database = Databases.open(config.rdbms());
            NestedValues values = database.dialect().nestedValues();
            LibraryTypes types = LibraryTypes.of(database);
            return new HandWrittenStore(database, "feature", new ColumnCodec.Factory() {
                @Override
                public <T> ColumnCodec<T> of(NestedColumn<T> column) {
                    return new SameCodecs<>(values, types.of(column));
                }
            });
        }

        @Override
        public SecretReads openSecrets(DataConfig config) {
            return new HandWrittenSecrets(Databases.open(config.rdbms()));
        }
    },
    /** Hand-written JDBC on a table of JSONB columns, with the library's streaming codecs. PostgreSQL only. */
    JSONB_STREAMING("JSONB and streaming codecs by hand") {
        @Override
        public FeatureStore open(DataConfig config) {
            OpenDatabase database = Databases.open(config.rdbms());
            LibraryTypes types = LibraryTypes.of(database);
            return new HandWrittenStore(database, JsonbTable.NAME, new ColumnCodec.Factory() {
                @Override
                public <T> ColumnCodec<T> of(NestedColumn<T> column) {
                    return new StreamedJsonb<>(types.of(column));
                }
            });
        }
    },
    /** Hand-written JDBC on a table of JSONB columns, with Jackson's data binding. PostgreSQL only. */
    JSONB_DATABIND("JSONB and Jackson databind by hand") {
        @Override
        public FeatureStore open(DataConfig config) {
            OpenDatabase database = Databases.open(config.rdbms());
            return new HandWrittenStore(database, JsonbTable.NAME, new ColumnCodec.Factory() {
                @Override
                public <T> ColumnCodec<T> of(NestedColumn<T> column) {
                    return BoundJsonb.of(column);
                }
            });
        }
    },
    /** jOOQ's records of composite types, on the library's table. PostgreSQL only, reads only. */
    JOOQ("jOOQ's composite records, same table") {
        @Override
        public FeatureReads open(DataConfig config) {
            return new JooqReads(Databases.open(config.rdbms()));
        }
    };

    private final String label;

    Subject(String label) {
        this.label = label;
    }

    /** What it is called in reports. */
    public String label() {
        return label;
    }

    /** Opens it on a database whose configuration allows one connection; closing it closes the pool. */
    public abstract FeatureReads open(DataConfig config);

    /**
     * As {@link #open}, to look API keys up.
     *
     * @throws IllegalArgumentException when it only knows features
     */
    public SecretReads openSecrets(DataConfig config) {
        throw new IllegalArgumentException(this + " looks no API keys up");
    }

    /**
     * As {@link #open}, to write too.
     *
     * @throws IllegalArgumentException when it only reads
     */
    public final FeatureStore openToWrite(DataConfig config) {
        FeatureReads opened = open(config);
        if (opened instanceof FeatureStore store) {
            return store;
        }
        opened.close();
        throw new IllegalArgumentException(this + " only reads");
    }
}
