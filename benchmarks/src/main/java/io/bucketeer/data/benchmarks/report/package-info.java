/** From measurements to the committed report: a table and a chart. */
@NullMarked
package io.bucketeer.data.benchmarks.report;

import org.jspecify.annotations.NullMarked;
