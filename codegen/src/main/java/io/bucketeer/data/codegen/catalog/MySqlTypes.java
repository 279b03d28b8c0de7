package io.bucketeer.data.codegen.catalog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jooq.meta.TypedElementDefinition;

/** The types of MySQL's columns. */
final class MySqlTypes implements CatalogTypes {

    /** jooq-meta drops {@code unsigned} and the display width, which alone tells a boolean from a small number. */
    private static final String COLUMN_TYPES = """
            SELECT table_name, column_name, IF(data_type = 'varchar', data_type, column_type)
            FROM information_schema.columns
            WHERE table_schema = DATABASE()
            """;

    private record Name(String table, String column) {}

    private final Map<Name, CatalogType> types;

    private MySqlTypes(Map<Name, CatalogType> types) {
        this.types = Map.copyOf(types);
    }

    static MySqlTypes of(Connection connection) throws SQLException {
        Map<Name, CatalogType> types = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(COLUMN_TYPES);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                types.put(new Name(rows.getString(1), rows.getString(2)), CatalogType.of(rows.getString(3)));
            }
        }
        return new MySqlTypes(types);
    }

    @Override
    public CatalogType of(TypedElementDefinition<?> element) {
        CatalogType type = types.get(new Name(element.getContainer().getName(), element.getName()));
        if (type == null) {
            throw new IllegalStateException("MySQL names no type of " + element.getQualifiedName());
        }
        return type;
    }

    @Override
    public boolean isNullable(TypedElementDefinition<?> element) {
        return element.getDefinedType().isNullable();
    }

    @Override
    public Optional<String> defaultOf(TypedElementDefinition<?> element) {
        return Optional.ofNullable(element.getDefinedType().getDefaultValue());
    }
}
