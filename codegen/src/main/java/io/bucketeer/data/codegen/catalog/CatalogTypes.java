package io.bucketeer.data.codegen.catalog;

import org.jooq.meta.TypedElementDefinition;

/** How one database words the type of a column or attribute. */
interface CatalogTypes {

    CatalogType of(TypedElementDefinition<?> element);

    boolean isNullable(TypedElementDefinition<?> element);
}
