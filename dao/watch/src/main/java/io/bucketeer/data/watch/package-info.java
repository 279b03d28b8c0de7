/** Hears whatever the tests of a module write, and fails the test that wrote a secret. */
@NullMarked
package io.bucketeer.data.watch;

import org.jspecify.annotations.NullMarked;
