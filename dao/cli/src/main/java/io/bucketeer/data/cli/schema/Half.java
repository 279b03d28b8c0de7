package io.bucketeer.data.cli.schema;

import io.bucketeer.data.config.DataConfig;
import io.bucketeer.data.config.DatabaseConfig;
import io.bucketeer.data.migration.SchemaMigration;
import java.util.Arrays;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A part of the schema with a history of its own, which may live in a database of its own. */
enum Half {
    /** Everything but events. */
    OPERATIONAL("operational", DataConfig::rdbms, SchemaMigration::of);

    private final String word;
    private final Function<DataConfig, DatabaseConfig> database;
    private final BiFunction<String, DataSource, SchemaMigration> migrations;

    Half(
            String word,
            Function<DataConfig, DatabaseConfig> database,
            BiFunction<String, DataSource, SchemaMigration> migrations) {
        this.word = word;
        this.database = database;
        this.migrations = migrations;
    }

    /** Where it lives. */
    DatabaseConfig database(DataConfig config) {
        return database.apply(config);
    }

    /** Its migrations, on connections to where it lives. */
    SchemaMigration migrations(String type, DataSource connections) {
        return migrations.apply(type, connections);
    }

    /** Reads the word of the command line. */
    static final class Converter implements ITypeConverter<Half> {

        @Override
        public Half convert(String word) {
            return Arrays.stream(values())
                    .filter(half -> half.word.equals(word))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("'" + word + "' is none of "
                            + Arrays.stream(values()).map(half -> half.word).collect(Collectors.joining(", "))));
        }
    }
}
