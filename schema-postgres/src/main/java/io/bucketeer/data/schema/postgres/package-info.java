/** The PostgreSQL schema: where its Flyway migrations are. */
@NullMarked
package io.bucketeer.data.schema.postgres;

import org.jspecify.annotations.NullMarked;
