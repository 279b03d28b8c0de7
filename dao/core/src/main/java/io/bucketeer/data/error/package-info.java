/** Everything that can go wrong: {@link DataAccessException}, its subtypes by cause, and their stable codes. */
@NullMarked
package io.bucketeer.data.error;

import org.jspecify.annotations.NullMarked;
