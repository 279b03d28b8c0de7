/** What is measured: the library, and the same work written by hand. */
@NullMarked
package io.bucketeer.data.benchmarks.subject;

import org.jspecify.annotations.NullMarked;
