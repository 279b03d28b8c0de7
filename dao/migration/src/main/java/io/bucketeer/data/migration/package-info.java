/** Flyway configured once for both databases; the door is {@code SchemaMigration}. */
@NullMarked
package io.bucketeer.data.migration;

import org.jspecify.annotations.NullMarked;
