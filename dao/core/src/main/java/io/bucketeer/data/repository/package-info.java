/** The ports of the library: repositories, queries, pages and the unit of work; java.* and model only. */
@NullMarked
package io.bucketeer.data.repository;

import org.jspecify.annotations.NullMarked;
