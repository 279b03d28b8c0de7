package io.bucketeer.data.codegen.catalog;

import java.util.Optional;
import org.jooq.meta.TypedElementDefinition;

/** How one database words the type of a column or attribute, and what goes with it. */
interface CatalogTypes {

    CatalogType of(TypedElementDefinition<?> element);

    boolean isNullable(TypedElementDefinition<?> element);

    /** The default as the database words it; empty for none and for {@code NULL}. */
    Optional<String> defaultOf(TypedElementDefinition<?> element);
}
