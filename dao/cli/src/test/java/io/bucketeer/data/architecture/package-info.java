/** The architecture as executable sentences; they are checked here because this module sees every other one. */
@NullMarked
package io.bucketeer.data.architecture;

import org.jspecify.annotations.NullMarked;
