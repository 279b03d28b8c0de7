/** Reads all migrations and refuses what a migration may not do; runs with the tests and so with every build. */
@NullMarked
package io.bucketeer.data.migration.lint;

import org.jspecify.annotations.NullMarked;
