/** What writing many users of segments at once costs, through the library and by every statement that could do it. */
@NullMarked
package io.bucketeer.data.benchmarks.upsert;

import org.jspecify.annotations.NullMarked;
