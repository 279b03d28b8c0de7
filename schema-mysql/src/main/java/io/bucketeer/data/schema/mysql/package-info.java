/** The MySQL schema: where its Flyway migrations are. */
@NullMarked
package io.bucketeer.data.schema.mysql;

import org.jspecify.annotations.NullMarked;
