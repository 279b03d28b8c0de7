/** The library; its door is {@code BucketeerData}. */
@NullMarked
package io.bucketeer.data;

import org.jspecify.annotations.NullMarked;
