/** All that is particular to PostgreSQL. */
@NullMarked
package io.bucketeer.data.dialect.postgres;

import org.jspecify.annotations.NullMarked;
