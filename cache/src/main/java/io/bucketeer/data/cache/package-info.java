/** Optional Redis read-through decorators over the repositories of the library. */
@NullMarked
package io.bucketeer.data.cache;

import org.jspecify.annotations.NullMarked;
