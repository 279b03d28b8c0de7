package io.bucketeer.data.codegen.catalog;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.meta.DataTypeDefinition;
import org.jooq.meta.Definition;
import org.jooq.meta.DomainDefinition;
import org.jooq.meta.TypedElementDefinition;
import org.jooq.meta.postgres.PostgresDatabase;

/** The types of PostgreSQL's columns and attributes, domains resolved, named as in {@code CREATE TABLE}. */
final class PostgresTypes implements CatalogTypes {

    /** PostgreSQL's internal names, which jooq-meta passes on. */
    private static final Map<String, String> NAMES =
            Map.of("int2", "smallint", "int4", "integer", "int8", "bigint", "bool", "boolean");

    private static final String ARRAY_PREFIX = "_";
    private static final String ARRAY_SUFFIX = " ARRAY";

    private final Map<String, DomainDefinition> domains;

    private PostgresTypes(Map<String, DomainDefinition> domains) {
        this.domains = Map.copyOf(domains);
    }

    static PostgresTypes of(PostgresDatabase database) {
        return new PostgresTypes(
                database.getDomains().stream().collect(Collectors.toMap(Definition::getName, Function.identity())));
    }

    @Override
    public CatalogType of(TypedElementDefinition<?> element) {
        DomainDefinition domain = element.getDomain();
        if (domain != null) {
            return base(domain);
        }
        DataTypeDefinition type = element.getDefinedType();
        boolean array = type.getType().endsWith(ARRAY_SUFFIX) || type.getType().endsWith("[]");
        return named(type.getUserType(), array);
    }

    /** A column or attribute takes no NULL where it or a domain on the way to its base type says so. */
    @Override
    public boolean isNullable(TypedElementDefinition<?> element) {
        DomainDefinition domain = element.getDomain();
        return element.getDefinedType().isNullable() && (domain == null || isNullable(domain));
    }

    private boolean isNullable(DomainDefinition domain) {
        DomainDefinition below = domains.get(domain.getType().getType());
        return domain.getType().isNullable() && (below == null || isNullable(below));
    }

    private CatalogType base(DomainDefinition domain) {
        String name = domain.getType().getType();
        DomainDefinition below = domains.get(name);
        if (below != null) {
            return base(below);
        }
        return named(name, false);
    }

    private static CatalogType named(String internalName, boolean array) {
        boolean internalArray = internalName.startsWith(ARRAY_PREFIX);
        String element = internalArray ? internalName.substring(ARRAY_PREFIX.length()) : internalName;
        return new CatalogType(NAMES.getOrDefault(element, element), array || internalArray);
    }
}
