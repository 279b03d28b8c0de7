package io.bucketeer.data.codegen.catalog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.meta.DataTypeDefinition;
import org.jooq.meta.DomainDefinition;
import org.jooq.meta.TypedElementDefinition;

/** The types of PostgreSQL's columns and attributes, domains resolved, named as in {@code CREATE TABLE}. */
final class PostgresTypes implements CatalogTypes {

    /** jooq-meta asks a domain itself only, not the domains beneath it. */
    private static final String NOT_NULL_DOMAINS = """
            WITH RECURSIVE domain AS (
                SELECT typname, typbasetype, typnotnull FROM pg_type WHERE typtype = 'd'
                UNION ALL
                SELECT domain.typname, below.typbasetype, below.typnotnull
                FROM domain JOIN pg_type below ON below.oid = domain.typbasetype AND below.typtype = 'd'
            )
            SELECT DISTINCT typname FROM domain WHERE typnotnull
            """;

    /** PostgreSQL's internal names, which jooq-meta passes on. */
    private static final Map<String, String> NAMES =
            Map.of("int2", "smallint", "int4", "integer", "int8", "bigint", "bool", "boolean");

    private static final String ARRAY_PREFIX = "_";

    private final Set<String> notNullDomains;

    private PostgresTypes(Set<String> notNullDomains) {
        this.notNullDomains = Set.copyOf(notNullDomains);
    }

    static PostgresTypes of(Connection connection) throws SQLException {
        Set<String> names = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(NOT_NULL_DOMAINS);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return new PostgresTypes(names);
    }

    @Override
    public CatalogType of(TypedElementDefinition<?> element) {
        DomainDefinition domain = element.getDomain();
        if (domain != null) {
            return named(domain.getType().getType(), false);
        }
        DataTypeDefinition type = element.getDefinedType();
        boolean array = type.getType().endsWith(" ARRAY") || type.getType().endsWith("[]");
        return named(type.getUserType(), array);
    }

    @Override
    public boolean isNullable(TypedElementDefinition<?> element) {
        DomainDefinition domain = element.getDomain();
        return element.getDefinedType().isNullable() && (domain == null || !notNullDomains.contains(domain.getName()));
    }

    @Override
    public Optional<String> defaultOf(TypedElementDefinition<?> element) {
        return Optional.ofNullable(element.getDefinedType().getDefaultValue())
                .filter(text -> !text.startsWith("NULL::"));
    }

    private static CatalogType named(String internalName, boolean array) {
        boolean internalArray = internalName.startsWith(ARRAY_PREFIX);
        String element = internalArray ? internalName.substring(ARRAY_PREFIX.length()) : internalName;
        return new CatalogType(NAMES.getOrDefault(element, element), array || internalArray);
    }
}
