/** Stage one: the two catalogs as plain data, read from live servers. */
@NullMarked
package io.bucketeer.data.codegen.catalog;

import org.jspecify.annotations.NullMarked;
