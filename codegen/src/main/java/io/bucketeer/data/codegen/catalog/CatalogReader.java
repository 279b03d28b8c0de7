package io.bucketeer.data.codegen.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jooq.TableOptions.TableType;
import org.jooq.meta.AbstractDatabase;
import org.jooq.meta.ColumnDefinition;
import org.jooq.meta.DataTypeDefinition;
import org.jooq.meta.Definition;
import org.jooq.meta.TableDefinition;
import org.jooq.meta.UDTDefinition;
import org.jooq.meta.UniqueKeyDefinition;
import org.jooq.meta.jaxb.SchemaMappingType;
import org.jooq.meta.mysql.MySQLDatabase;
import org.jooq.meta.postgres.PostgresDatabase;

/** Main entry point of stage one: reads the catalog of a live database through jooq-meta. */
public final class CatalogReader {

    /** Bookkeeping of the migrations, each half of the schema its own: no part of the model. */
    private static final String[] EXCLUDED = {"flyway_schema_history.*", "bucketeer_schema"};

    private static final String LENGTH_TYPE = "varchar";

    private final AbstractDatabase database;
    private final CatalogTypes types;

    private CatalogReader(AbstractDatabase database, CatalogTypes types) {
        this.database = database;
        this.types = types;
    }

    /**
     * The catalog of the connection's own schema.
     *
     * @param type {@code mysql} or {@code postgres}
     * @param connection stays open
     */
    public static Catalog read(String type, Connection connection) throws SQLException {
        return switch (type) {
            case "mysql" -> readMySql(connection);
            case "postgres" -> readPostgres(connection);
            default -> throw new IllegalArgumentException("No database type '" + type + "': mysql or postgres");
        };
    }

    private static Catalog readMySql(Connection connection) throws SQLException {
        try (MySQLDatabase database = new MySQLDatabase()) {
            configure(database, connection, connection.getCatalog());
            return new CatalogReader(database, MySqlTypes.of(connection)).catalog("mysql");
        }
    }

    private static Catalog readPostgres(Connection connection) throws SQLException {
        try (PostgresDatabase database = new PostgresDatabase()) {
            configure(database, connection, connection.getSchema());
            return new CatalogReader(database, PostgresTypes.of(connection)).catalog("postgres");
        }
    }

    private static void configure(AbstractDatabase database, Connection connection, String schema) {
        database.setConnection(connection);
        database.setConfiguredSchemata(List.of(new SchemaMappingType().withInputSchema(schema)));
        database.setIncludes(new String[] {".*"});
        database.setExcludes(EXCLUDED);
    }

    private Catalog catalog(String type) {
        return new Catalog(
                type,
                database.getTables().stream()
                        .filter(table -> table.getTableOptions().type() == TableType.TABLE && !isPartition(table))
                        .sorted(Comparator.comparing(Definition::getName))
                        .map(this::table)
                        .toList(),
                database.getUDTs().stream()
                        .sorted(Comparator.comparing(Definition::getName))
                        .map(this::composite)
                        .toList());
    }

    private static boolean isPartition(TableDefinition table) {
        return table.getParentTable() != null;
    }

    private CatalogTable table(TableDefinition table) {
        UniqueKeyDefinition primaryKey = table.getPrimaryKey();
        return new CatalogTable(
                table.getName(),
                comment(table),
                table.getColumns().stream()
                        .filter(column -> !isGenerated(column))
                        .map(this::column)
                        .toList(),
                primaryKey == null ? List.of() : columnNames(primaryKey),
                table.getUniqueKeys().stream()
                        .filter(key -> key.getKeyColumns().stream().noneMatch(CatalogReader::isGenerated))
                        .map(CatalogReader::columnNames)
                        .sorted(Comparator.comparing(Object::toString))
                        .toList());
    }

    /** What the server derives by itself is no part of the model: another database may derive it otherwise. */
    private static boolean isGenerated(ColumnDefinition column) {
        return column.getDefinedType().isComputed();
    }

    private CatalogColumn column(ColumnDefinition column) {
        DataTypeDefinition declared = column.getDefinedType();
        CatalogType type = types.of(column);
        return new CatalogColumn(
                column.getName(),
                type,
                type.equals(CatalogType.of(LENGTH_TYPE)) ? Optional.of(declared.getLength()) : Optional.empty(),
                types.isNullable(column),
                types.defaultOf(column),
                comment(column));
    }

    private CatalogComposite composite(UDTDefinition composite) {
        return new CatalogComposite(
                composite.getName(),
                comment(composite),
                composite.getAttributes().stream()
                        .map(attribute -> new CatalogAttribute(
                                attribute.getName(),
                                types.of(attribute),
                                types.isNullable(attribute),
                                comment(attribute)))
                        .toList());
    }

    private static List<String> columnNames(UniqueKeyDefinition key) {
        return key.getKeyColumns().stream().map(ColumnDefinition::getName).toList();
    }

    private static String comment(Definition definition) {
        return Optional.ofNullable(definition.getComment()).orElse("");
    }
}
