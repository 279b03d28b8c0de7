/** Whether what a call makes the server read grows with the number of rows. */
@NullMarked
package io.bucketeer.data.benchmarks.growth;

import org.jspecify.annotations.NullMarked;
