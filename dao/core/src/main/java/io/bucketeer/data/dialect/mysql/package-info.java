/** All that is particular to MySQL. */
@NullMarked
package io.bucketeer.data.dialect.mysql;

import org.jspecify.annotations.NullMarked;
