/** JMH benchmarks: what the library costs against hand-written code on the same tables. */
@NullMarked
package io.bucketeer.data.benchmarks;

import org.jspecify.annotations.NullMarked;
