/** The command line of an operator; the door is {@code Main}. */
@NullMarked
package io.bucketeer.data.cli;

import org.jspecify.annotations.NullMarked;
