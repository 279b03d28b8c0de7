package io.bucketeer.data.codegen.catalog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import org.jooq.meta.TypedElementDefinition;

/** The types of MySQL's columns. */
final class MySqlTypes implements CatalogTypes {

    /** jooq-meta drops the display width, the only thing that tells a boolean from a small number. */
    private static final String BOOLEANS = """
            SELECT table_name, column_name
            FROM information_schema.columns
            WHERE table_schema = DATABASE() AND column_type = 'tinyint(1)'
            """;

    private record Name(String table, String column) {}

    private final Set<Name> booleans;

    private MySqlTypes(Set<Name> booleans) {
        this.booleans = Set.copyOf(booleans);
    }

    static MySqlTypes of(Connection connection) throws SQLException {
        Set<Name> booleans = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(BOOLEANS);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                booleans.add(new Name(rows.getString(1), rows.getString(2)));
            }
        }
        return new MySqlTypes(booleans);
    }

    @Override
    public CatalogType of(TypedElementDefinition<?> element) {
        Name name = new Name(element.getContainer().getName(), element.getName());
        return CatalogType.of(
                booleans.contains(name)
                        ? "tinyint(1)"
                        : element.getDefinedType().getType());
    }

    @Override
    public boolean isNullable(TypedElementDefinition<?> element) {
        return element.getDefinedType().isNullable();
    }
}
